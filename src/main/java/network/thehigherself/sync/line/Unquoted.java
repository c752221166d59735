package network.thehigherself.sync.line;

import java.util.regex.Pattern;

/** What Notion says of a refusal, without what it quotes: that may be somebody's value. Pure. */
final class Unquoted {
  private static final Pattern QUOTED =
      Pattern.compile("`[^`]*`?|\"[^\"]*\"?|“[^”]*”?|(?<![\\p{L}\\p{N}])'[^']*'?");

  /** Notion also repeats what it calls wrong without quotes, at the end of a sentence. */
  private static final Pattern INSTEAD = Pattern.compile("(instead was|got:?|received:?) .*");

  private static final Pattern ADDRESS = Pattern.compile("\\S+(@|://)\\S+");

  private Unquoted() {}

  /** The sentence with an ellipsis in the place of each quotation; null stays null. */
  static String of(String sentence) {
    if (sentence == null) {
      return null;
    }
    String unquoted = QUOTED.matcher(sentence).replaceAll("…");
    String cut = INSTEAD.matcher(unquoted).replaceAll("$1 …");
    return ADDRESS.matcher(cut).replaceAll("…");
  }
}
