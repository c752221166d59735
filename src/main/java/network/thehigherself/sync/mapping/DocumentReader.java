package network.thehigherself.sync.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one file as YAML 1.2, and finds what a mapping must not do with YAML. */
final class DocumentReader {
  private final MappingFile file;
  private final Map<JsonPointer, Integer> lines = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private DocumentReader(MappingFile file) {
    this.file = file;
  }

  /** Never throws: what is wrong stands in the document's faults. */
  static Document read(MappingFile file) {
    return new DocumentReader(file).read();
  }

  private Document read() {
    if (!file.isYaml()) {
      fault(1, "the file's name must end in .yaml", "rename it to " + file.name() + ".yaml");
    }
    checkEncoding();
    return new Document(file, compose(), lines, faults);
  }

  private void checkEncoding() {
    int broken = file.text().indexOf('\uFFFD');
    if (broken >= 0) {
      fault(file.lineAt(broken), "a character is not in UTF-8", "save the file as UTF-8");
    }
  }

  private JsonNode compose() {
    try {
      Optional<Node> root = new Compose(settings()).composeString(file.text());
      if (root.isEmpty()) {
        fault(1, "the file is empty", "start with database: " + file.name());
      }
      return root.map(node -> tree(node, JsonPointer.empty())).orElse(MissingNode.getInstance());
    } catch (YamlEngineException e) {
      faults.add(SyntaxFault.of(file, e));
      return MissingNode.getInstance();
    }
  }

  /**
   * A key that is no text shall be reported with its line, as everything else is. And the text is
   * read at once: the parser fails where an emoji lies across two of its buffers.
   */
  private LoadSettings settings() {
    return LoadSettings.builder()
        .setAllowNonScalarKeys(true)
        .setBufferSize(file.text().length() + 1_024)
        .build();
  }

  private JsonNode tree(Node node, JsonPointer at) {
    if (node.getAnchor().isPresent()) {
      fault(
          line(node),
          "the anchor &" + node.getAnchor().get().getValue() + " is not known here",
          "write the value itself in every place");
    }
    if (node instanceof MappingNode map && !node.isRecursive()) {
      return map(map, at);
    }
    if (node instanceof SequenceNode list && !node.isRecursive()) {
      return list(list, at);
    }
    return node instanceof ScalarNode scalar ? scalar(scalar) : NullNode.getInstance();
  }

  private ObjectNode map(MappingNode node, JsonPointer at) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : node.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        fault(line(entry.getKeyNode()), "a key must be one text", "write key: value");
        continue;
      }
      JsonPointer here = at.appendProperty(key.getValue());
      Integer first = lines.putIfAbsent(here, line(key));
      if (first != null) {
        fault(
            line(key),
            Words.quote(key.getValue()) + " stands here twice, first in line " + first,
            "remove one of them or give it another name");
        continue;
      }
      map.set(key.getValue(), tree(entry.getValueNode(), here));
    }
    return map;
  }

  private ArrayNode list(SequenceNode node, JsonPointer at) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Node item : node.getValue()) {
      JsonPointer here = at.appendIndex(list.size());
      lines.put(here, line(item));
      list.add(tree(item, here));
    }
    return list;
  }

  /** Every value in a mapping is a text, so that a property named 2024 or true needs no quotes. */
  private static JsonNode scalar(ScalarNode scalar) {
    return scalar.getTag().equals(Tag.NULL)
        ? NullNode.getInstance()
        : TextNode.valueOf(scalar.getValue());
  }

  private void fault(int line, String what, String instead) {
    faults.add(new Fault(new Source(file.path(), line), what, instead));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
