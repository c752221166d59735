package network.thehigherself.sync.line.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.property.NotionId;

/** Whether each database has an id, and Notion shows a database under it. */
record DatabasesCheck(ProgramSide program, NotionSide notion) implements Check {
  @Override
  public String name() {
    return "databases";
  }

  @Override
  public List<Finding> look() {
    List<Mapping> enabled = program.enabled();
    if (enabled.isEmpty()) {
      return List.of(
          Finding.wrong(
              "no database has an id, so there is nothing to sync",
              "Set at least one, such as %s, to the id at the end of its link in Notion"
                  .formatted(program.mappings().all().get(0).idVariable())));
    }
    List<Finding> findings = new ArrayList<>();
    enabled.forEach(mapping -> wrong(mapping).ifPresent(findings::add));
    int shown = enabled.size() - findings.size();
    if (shown > 0) {
      findings.add(
          0, Finding.ok("Notion shows %d of %d%s".formatted(shown, enabled.size(), off())));
    }
    return findings;
  }

  /** A database without an id is off, which may be meant. */
  private String off() {
    List<Mapping> off = new ArrayList<>(program.mappings().all());
    off.removeAll(program.enabled());
    return off.isEmpty()
        ? ""
        : "; off without an id: "
            + off.stream().map(Mapping::idVariable).sorted().collect(Collectors.joining(", "));
  }

  private Optional<Finding> wrong(Mapping mapping) {
    String given = program.id(mapping).orElseThrow();
    if (NotionId.dashed(given).isEmpty()) {
      return Optional.of(noId(mapping, given));
    }
    try {
      notion.find(given);
      return Optional.empty();
    } catch (NotionException trouble) {
      return Optional.of(of(mapping, trouble));
    }
  }

  private static Finding noId(Mapping mapping, String given) {
    return Finding.wrong(
        "%s: %s holds no id of Notion's".formatted(mapping.database(), mapping.idVariable()),
        NotionId.named(given)
            .map(id -> "Write the id alone: %s=%s".formatted(mapping.idVariable(), id))
            .orElse(
                "Open the database as a page of its own, ••• > Copy link, and take the 32 letters before the question mark"));
  }

  private Finding of(Mapping mapping, NotionException trouble) {
    if (trouble.status() == 404) {
      return Finding.wrong(
          "%s: Notion does not show the database \"%s\" to us"
              .formatted(mapping.database(), mapping.title()),
          "Open it in Notion, ••• > Connections, and add \"%s\"; or correct %s"
              .formatted(notion.us().name(), mapping.idVariable()));
    }
    return Finding.wrong(
        "%s: %s".formatted(mapping.database(), trouble.getMessage()),
        "Correct %s".formatted(mapping.idVariable()));
  }
}
