package network.thehigherself.sync.property;

import java.util.ArrayList;
import java.util.List;

/** How a new text takes over the formatting of the one that it replaces. */
final class RichTextEdit {
  private RichTextEdit() {}

  /**
   * The new text, formatted as before where it did not change: before the first and after the last
   * difference. What is between them is plain. An object that the change touches becomes text.
   *
   * @param before the items of the old text
   * @param text the new text
   * @return pieces that make up {@code text}; neighbours are formatted differently
   */
  static List<RichTextPiece> edit(List<RichTextPiece> before, String text) {
    String old = join(before);
    int changeStart = commonStart(old, text);
    int changeEnd =
        old.length() - commonEnd(old.substring(changeStart), text.substring(changeStart));
    List<RichTextPiece> head = new ArrayList<>();
    List<RichTextPiece> tail = new ArrayList<>();
    int start = 0;
    for (RichTextPiece piece : before) {
      int end = start + piece.text().length();
      if (end <= changeStart) {
        head.add(piece);
      } else if (start >= changeEnd) {
        tail.add(piece);
      } else if (piece.isText()) {
        if (start < changeStart) {
          head.add(piece.with(old.substring(start, changeStart)));
        }
        if (end > changeEnd) {
          tail.add(piece.with(old.substring(changeEnd, end)));
        }
      }
      start = end;
    }
    String changed = text.substring(join(head).length(), text.length() - join(tail).length());
    List<RichTextPiece> pieces = new ArrayList<>(head);
    pieces.add(RichTextPiece.plain(changed));
    pieces.addAll(tail);
    return merge(pieces);
  }

  static String join(List<RichTextPiece> pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }

  /** Joins neighbours that are formatted alike, and leaves out text that says nothing. */
  private static List<RichTextPiece> merge(List<RichTextPiece> pieces) {
    List<RichTextPiece> merged = new ArrayList<>();
    for (RichTextPiece piece : pieces) {
      int last = merged.size() - 1;
      if (piece.isText() && piece.text().isEmpty()) {
        continue;
      }
      if (last >= 0 && merged.get(last).joins(piece)) {
        merged.set(last, piece.with(merged.get(last).text() + piece.text()));
      } else {
        merged.add(piece);
      }
    }
    return merged;
  }

  /** How many units both begin with, never half a code point. */
  private static int commonStart(String one, String other) {
    int limit = Math.min(one.length(), other.length());
    int length = 0;
    while (length < limit && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length > 0 && Character.isHighSurrogate(one.charAt(length - 1)) ? length - 1 : length;
  }

  /** How many units both end with, never half a code point. */
  private static int commonEnd(String one, String other) {
    int limit = Math.min(one.length(), other.length());
    int length = 0;
    while (length < limit
        && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
      length++;
    }
    return length > 0 && Character.isLowSurrogate(one.charAt(one.length() - length))
        ? length - 1
        : length;
  }
}
