package network.thehigherself.sync.mapping;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in one line why a file is no YAML. */
final class SyntaxFault {
  private SyntaxFault() {}

  static Fault of(MappingFile file, YamlEngineException e) {
    return new Fault(
        new Source(file.path(), line(file, e)),
        "is not YAML: " + problem(e),
        "mind the indentation, and put text with : # , [ ] { } in quotes");
  }

  private static int line(MappingFile file, YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
    return e instanceof ReaderException reader ? file.lineAt(reader.getPosition()) : 1;
  }

  /** The parser's message without its excerpt of the file. */
  private static String problem(YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return Stream.of(marked.getContext(), marked.getProblem())
          .filter(Objects::nonNull)
          .collect(joining(" "));
    }
    return e instanceof ReaderException ? "a character that no text may have" : e.getMessage();
  }
}
