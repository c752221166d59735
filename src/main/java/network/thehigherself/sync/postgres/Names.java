package network.thehigherself.sync.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/** Names and texts inside statements. */
final class Names {
  /** Longer ones PostgreSQL cuts off (PostgreSQL, "Identifiers and Key Words"). */
  private static final int LONGEST = 63;

  private Names() {}

  /** A name as an identifier, whatever characters it has. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A table of schema public. */
  static String table(String name) {
    return "public." + quoted(name);
  }

  /** A text as a literal, for statements that take no parameters. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A quoted name of ours made of several; a long one ends in a checksum instead of being cut. */
  static String made(String... parts) {
    String name = String.join("_", parts);
    byte[] bytes = name.getBytes(UTF_8);
    if (bytes.length <= LONGEST) {
      return quoted(name);
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    String tail = String.format("_%08x", checksum.getValue());
    String head = name;
    while (head.getBytes(UTF_8).length > LONGEST - tail.length()) {
      head = head.substring(0, head.offsetByCodePoints(head.length(), -1));
    }
    return quoted(head + tail);
  }
}
