package network.thehigherself.sync.mapping;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;

/** How faults speak: quoted names, lists, and the word that was probably meant. */
final class Words {
  private Words() {}

  static String quote(String word) {
    return '"' + word + '"';
  }

  static String list(Collection<String> words) {
    return words.stream().map(Words::quote).collect(joining(", "));
  }

  /** {@code write "select"} where one word is near, else {@code otherwise}. */
  static String writeNearest(String word, Collection<String> words, String otherwise) {
    return nearest(word, words).map(near -> "write " + quote(near)).orElse(otherwise);
  }

  /** The word that differs in no more than about a third of its letters, if there is one. */
  static Optional<String> nearest(String word, Collection<String> words) {
    return words.stream()
        .filter(candidate -> distance(word, candidate) <= (candidate.length() + 2) / 3)
        .min(comparingInt(candidate -> distance(word, candidate)));
  }

  /** The number of letters to add, drop or replace (Levenshtein), whatever their case. */
  private static int distance(String from, String to) {
    int[] above = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }

  private static boolean same(char one, char other) {
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }
}
