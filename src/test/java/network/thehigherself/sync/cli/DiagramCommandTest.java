package network.thehigherself.sync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command diagram, which needs nothing but the mappings. */
class DiagramCommandTest {
  @TempDir private Path home;

  @Test
  void aPageIsOneFileThatAsksForNoOther() throws IOException {
    Path page = home.resolve("database.html");

    run("--output", page.toString()).says(0, "wrote " + page + ": 16 databases");
    assertThat(page)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'", "Business Entities Registry")
        .doesNotContain("{{", "src=\"", "href=\"", "@import", "url(");
  }

  @Test
  void theEndingOrTheFormatTellsWhetherItIsAPicture() throws IOException {
    Path picture = home.resolve("overview.svg");
    run("--output", picture.toString()).says(0, "wrote ");

    assertThat(picture).content().startsWith("<svg ");
    assertThat(run("--format", "svg").out()).isEqualTo(Files.readString(picture));
    assertThat(run("--format", "html").out()).isEqualTo(run().out()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void aDatabaseOfATeamsOwnIsOnIt() throws IOException {
    Files.createDirectories(home.resolve("mappings"));
    Files.writeString(
        home.resolve("mappings/content_pieces.yaml"),
        """
        database: content_pieces
        title: Content <Pieces>
        id: NOTION_CONTENT_PIECES_DB
        table: content_pieces
        key: Supabase ID
        fields:
          name: {property: Name, type: title, sql: text}
          campaign: {property: Campaign, type: relation, target: marketing_campaigns, cardinality: one}
        """);

    assertThat(run().out())
        .contains("Content &lt;Pieces&gt;", "content_pieces.campaign", "Other databases")
        .doesNotContain("<Pieces>");
  }

  @Test
  void whomToAskStandsAtItsFoot() {
    Map<String, String> environment =
        Map.of("HIGHERSELF_HOME", home.toString(), "SUPPORT_CONTACT", "sync@example.org");

    assertThat(Ran.run(environment, "diagram").out())
        .contains("<a href=\"mailto:sync@example.org\">");
    assertThat(run().out()).doesNotContain("Questions:");
  }

  @Test
  void aFileThatCannotBeWrittenEndsWithTwo() {
    run("--output", home.resolve("nowhere/database.html").toString())
        .says(2, "cannot be written: choose a file in a folder that is there");
  }

  private Ran run(String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "diagram";
    System.arraycopy(options, 0, args, 1, options.length);
    return Ran.run(Map.of("HIGHERSELF_HOME", home.toString()), args);
  }
}
