package network.thehigherself.sync.line.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.DataSource;
import network.thehigherself.sync.notion.Notion;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Page;
import network.thehigherself.sync.property.Json;

/**
 * Whether the integration may read, update and insert content (Notion, "Integration capabilities").
 * No answer tells, so it is tried with a property that no database has: Notion refuses it in any
 * case, without the capability as restricted, with it as wrong.
 */
record CapabilitiesCheck(ProgramSide program, NotionSide notion) implements Check {
  private static final int RESTRICTED = 403;

  @Override
  public String name() {
    return "capabilities";
  }

  @Override
  public List<Finding> look() {
    Notion way = notion.notion();
    DataSource source =
        program.enabled().stream()
            .flatMap(mapping -> shown(mapping).stream())
            .findFirst()
            .orElseThrow(() -> new NotLookedAtException("a database that is shared comes first"));
    List<String> missing = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    if (isRefused(() -> pages.addAll(way.whole(source).next().pages()))) {
      missing.add("Read content");
    }
    if (!pages.isEmpty() && isRefused(() -> way.update(pages.get(0).id(), nothing()))) {
      missing.add("Update content");
    }
    if (isRefused(() -> way.create(nothing(source)))) {
      missing.add("Insert content");
    }
    return List.of(
        missing.isEmpty()
            ? Finding.ok(
                pages.isEmpty()
                    ? "read and insert; no page to try update on"
                    : "read, update, insert")
            : Finding.wrong(
                "the integration lacks " + String.join(", ", missing),
                "Open https://www.notion.so/profile/integrations, choose it, and tick that under Capabilities; where it is ticked, the workspace is at a limit of its plan"));
  }

  private Optional<DataSource> shown(Mapping mapping) {
    try {
      return program.id(mapping).map(notion::find);
    } catch (NotionException trouble) {
      return Optional.empty();
    }
  }

  private static boolean isRefused(Runnable request) {
    try {
      request.run();
      return false;
    } catch (NotionException refusal) {
      return refusal.status() == RESTRICTED;
    }
  }

  private static ObjectNode nothing() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("properties").putObject(UUID.randomUUID().toString()).put("checkbox", true);
    return body;
  }

  private static ObjectNode nothing(DataSource source) {
    ObjectNode body = nothing();
    body.putObject("parent").put("type", "data_source_id").put("data_source_id", source.id());
    return body;
  }
}
