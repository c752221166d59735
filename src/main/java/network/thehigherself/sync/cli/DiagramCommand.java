package network.thehigherself.sync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import network.thehigherself.sync.diagram.Overview;
import network.thehigherself.sync.diagram.Page;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "diagram",
    mixinStandardHelpOptions = true,
    description = "All databases and their relations as a picture, made from the mappings.",
    footer = {
      "",
      "The page is one file that needs no network: drag, zoom, search, and click a box for its",
      "neighbours and fields."
    })
final class DiagramCommand implements Callable<Integer> {

  enum Format {
    HTML,
    SVG
  }

  private final Settings settings;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write it, such as database.html; without it: standard output.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "html|svg",
      description = "A page or a picture. Without it the file's ending tells; otherwise a page.")
  private Format format;

  DiagramCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() {
    Mappings mappings = Mappings.load(MappingFiles.find(settings.home()));
    String text = text(mappings);
    if (file == null) {
      System.out.print(text);
      System.out.flush();
    } else {
      write(text);
      System.out.println("wrote " + file + ": " + mappings.all().size() + " databases");
    }
    return ExitCode.DONE;
  }

  private String text(Mappings mappings) {
    return format() == Format.SVG
        ? Overview.svg(mappings)
        : new Page(mappings, settings.find("support.contact")).alone();
  }

  private Format format() {
    if (format != null) {
      return format;
    }
    return file != null && file.toString().endsWith(".svg") ? Format.SVG : Format.HTML;
  }

  private void write(String text) {
    try {
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new ConfigurationException(
          file + " cannot be written: choose a file in a folder that is there", e);
    }
  }
}
