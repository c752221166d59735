package network.thehigherself.sync.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code --output}, the same for every command that has it. */
final class OutputOption {
  enum Form {
    TEXT,
    JSON
  }

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = "json prints one JSON document on standard output and nothing else there.")
  private Form form = Form.TEXT;

  boolean isJson() {
    return form == Form.JSON;
  }

  /** Prints the result in the form that was asked for. */
  void print(Supplier<JsonNode> json, Supplier<String> text) {
    if (isJson()) {
      System.out.println(json.get().toPrettyString());
    } else {
      System.out.print(text.get());
    }
    System.out.flush();
  }
}
