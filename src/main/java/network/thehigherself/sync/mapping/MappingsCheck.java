package network.thehigherself.sync.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What all mapping files together must keep to. */
final class MappingsCheck {
  /** PostgreSQL, "Lexical Structure", 4.1.1: a longer name is cut, so that two may become one. */
  private static final int LONGEST_NAME = 63;

  private final List<Draft> drafts;
  private final Map<String, String> tables = new HashMap<>();
  private final TreeSet<String> databases = new TreeSet<>();
  private final List<Fault> faults = new ArrayList<>();

  private MappingsCheck(List<Document> documents, List<Draft> drafts) {
    this.drafts = drafts;
    documents.forEach(document -> databases.add(document.file().name()));
    for (Draft draft : drafts) {
      databases.add(draft.mapping().database());
      tables.put(draft.mapping().database(), draft.mapping().table());
    }
    databases.remove("");
  }

  /**
   * @param documents all files, also those that are no YAML: their databases may be pointed at
   * @param drafts what could be read of them
   */
  static List<Fault> check(List<Document> documents, List<Draft> drafts) {
    MappingsCheck check = new MappingsCheck(documents, drafts);
    check.eachOnce("database", Mapping::database);
    check.eachOnce("table", Mapping::table);
    check.eachOnce("id", Mapping::idVariable);
    check.targetsAreMapped();
    check.faults.addAll(InverseCheck.check(drafts));
    check.joinTablesHaveRoom();
    return check.faults;
  }

  private void eachOnce(String key, Function<Mapping, String> name) {
    Map<String, Source> first = new HashMap<>();
    for (Draft draft : drafts) {
      String written = name.apply(draft.mapping());
      Source here = draft.document().source(key);
      Source other = first.putIfAbsent(written, here);
      if (other != null && !written.isEmpty()) {
        String what = key + " " + Words.quote(written) + " is already in " + other;
        faults.add(new Fault(here, what, "give each database its own"));
      }
    }
  }

  private void targetsAreMapped() {
    for (Draft draft : drafts) {
      relations(draft).forEach(field -> targetIsMapped(draft, field));
    }
  }

  private void targetIsMapped(Draft draft, Field field) {
    String target = field.relation().target();
    if (!databases.contains(target)) {
      String what = "target " + Words.quote(target) + " is not mapped";
      String otherwise = "add mappings/" + target + ".yaml, or leave the field out until then";
      String instead = Words.writeNearest(target, databases, otherwise);
      faults.add(draft.fault(what, instead, "fields", field.name(), "target"));
    }
  }

  private void joinTablesHaveRoom() {
    for (Draft draft : drafts) {
      relations(draft)
          .filter(Field::isJoin)
          .filter(draft.mapping()::ownsJoinTable)
          .forEach(field -> joinTableHasRoom(draft, field));
    }
  }

  private void joinTableHasRoom(Draft draft, Field field) {
    String target = tables.getOrDefault(field.relation().target(), "");
    JoinTable join = JoinTable.of(draft.mapping().table(), field.name(), target);
    Stream.of(join.name(), join.owner().name(), join.target().name())
        .filter(name -> name.getBytes(UTF_8).length > LONGEST_NAME)
        .forEach(name -> faults.add(tooLong(field, name)));
    if (join.owner().name().equals(join.target().name())) {
      String what = "join table " + Words.quote(join.name()) + " would have two columns target_id";
      faults.add(new Fault(field.source(), what, "give the table another name than target"));
    }
  }

  private static Fault tooLong(Field field, String name) {
    int bytes = name.getBytes(UTF_8).length;
    return new Fault(
        field.source(),
        "join table name " + Words.quote(name) + " has " + bytes + " bytes",
        "shorten the field or the table, for PostgreSQL keeps "
            + LONGEST_NAME
            + " bytes of a name");
  }

  private static Stream<Field> relations(Draft draft) {
    return draft.mapping().fields().stream()
        .filter(Field::isRelation)
        .filter(field -> !field.relation().target().isEmpty());
  }
}
