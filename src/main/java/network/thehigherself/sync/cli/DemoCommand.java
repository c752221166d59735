package network.thehigherself.sync.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import network.thehigherself.sync.mapping.MappingFiles;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.postgres.Setup;
import network.thehigherself.sync.sandbox.Sandbox;
import network.thehigherself.sync.sandbox.SandboxOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Embedded PostgreSQL and a Notion look-alike with sample data: setup, first sync, edits on both sides, and what arrived where. Nothing to configure.")
final class DemoCommand implements Callable<Integer> {
  private final Settings settings;

  @Option(names = "--once", description = "End after the edits have arrived.")
  private boolean once;

  @Mixin private OutputOption output;

  DemoCommand(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Integer call() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
      Settings embedded = settings.with(parts(server, sandbox));
      Sql sql = Sql.open(embedded);
      try (var pool = sql.pool()) {
        new Setup(sql.postgres()).run(Mappings.load(MappingFiles.find(embedded.home())));
      }
      DemoStory story;
      try (Engine engine = Engine.start(embedded, Engine.Purpose.FIRE)) {
        story = new DemoPlay(engine, sandbox, server.getPostgresDatabase()).play();
      }
      output.print(story::json, story::text);
      if (!once) {
        System.err.println("PostgreSQL: " + server.getJdbcUrl("postgres", "postgres"));
        System.err.println("Notion look-alike: " + sandbox.baseUrl() + "/_sandbox/help");
        RunCommand.serve(embedded);
      }
      return story.exit();
    }
  }

  private static Map<String, String> parts(EmbeddedPostgres server, Sandbox sandbox) {
    Map<String, String> parts = new HashMap<>(sandbox.environment());
    parts.put("SUPABASE_DB_URL", server.getJdbcUrl("postgres", "postgres"));
    parts.put("NOTION_BASE_URL", sandbox.baseUrl());
    parts.put("NOTION_API_TOKEN", sandbox.token());
    parts.put("NOTION_REQUESTS_PER_SECOND", "0");
    return parts;
  }
}
