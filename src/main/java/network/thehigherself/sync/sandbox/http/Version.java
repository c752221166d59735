package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import network.thehigherself.sync.sandbox.workspace.Refusal;

/**
 * The versions of the API that the sandbox speaks, as the header {@code Notion-Version} names them.
 */
public enum Version {
  /** Data sources; answers carry both {@code archived} and {@code in_trash}. */
  V2025_09_03("2025-09-03"),
  /** Only {@code in_trash}; {@code archived} in a request is refused. */
  V2026_03_11("2026-03-11");

  private final String header;

  Version(String header) {
    this.header = header;
  }

  /** Whether the old word {@code archived} still stands for the trash. */
  boolean saysArchived() {
    return this == V2025_09_03;
  }

  /**
   * The version that a header asks for.
   *
   * @param header null when the request has none
   */
  static Version of(String header) {
    if (header == null) {
      throw new Refusal(
          400,
          "missing_version",
          "Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.",
          null);
    }
    List<Version> known =
        Arrays.stream(values()).filter(version -> version.header.equals(header)).toList();
    if (known.isEmpty()) {
      throw Refusal.shape(
          "Notion-Version header",
          "should be `\"2025-09-03\"` or `\"2026-03-11\"`",
          TextNode.valueOf(header));
    }
    return known.get(0);
  }
}
