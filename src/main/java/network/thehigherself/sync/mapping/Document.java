package network.thehigherself.sync.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * A mapping file as a tree, with the line of every key in it.
 *
 * @param file where it came from
 * @param root the tree; missing where the file is no YAML
 * @param lines per key its line
 * @param faults what was wrong with it as YAML
 */
record Document(
    MappingFile file, JsonNode root, Map<JsonPointer, Integer> lines, List<Fault> faults) {

  /** Whether anything in it can be read by its keys. */
  boolean isMap() {
    return root.isObject();
  }

  /** The text at this key, "" where there is none. */
  String text(String... keys) {
    JsonNode node = root.at(pointer(keys));
    return node.isTextual() ? node.textValue() : "";
  }

  /** What stands at this key; missing where nothing does. */
  JsonNode node(String... keys) {
    return root.at(pointer(keys));
  }

  /** The line of this key; where it has none, the line of what it should stand in. */
  Source source(JsonPointer key) {
    JsonPointer near = key;
    while (near != null && !lines.containsKey(near)) {
      near = near.head();
    }
    return new Source(file.path(), near == null ? 1 : lines.get(near));
  }

  Source source(String... keys) {
    return source(pointer(keys));
  }

  private static JsonPointer pointer(String... keys) {
    JsonPointer pointer = JsonPointer.empty();
    for (String key : keys) {
      pointer = pointer.appendProperty(key);
    }
    return pointer;
  }
}
