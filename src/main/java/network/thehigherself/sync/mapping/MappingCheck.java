package network.thehigherself.sync.mapping;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import network.thehigherself.sync.mapping.transform.Lookup;
import network.thehigherself.sync.mapping.transform.Transformation;
import network.thehigherself.sync.plan.Direction;

/** What one mapping file must keep to beyond the schema. */
final class MappingCheck {
  private static final Set<String> FIXED = Table.FIXED.stream().map(Column::name).collect(toSet());

  /** The types with one value that can name a record. */
  private static final Set<String> MATCHABLE =
      Set.of("title", "rich_text", "number", "select", "status", "email", "phone_number", "url");

  /** The types whose content is one text. */
  private static final Set<String> TEXTS =
      Set.of("title", "rich_text", "select", "status", "email", "phone_number", "url");

  private final Draft draft;
  private final Mapping mapping;
  private final List<Fault> faults = new ArrayList<>();

  private MappingCheck(Draft draft) {
    this.draft = draft;
    this.mapping = draft.mapping();
  }

  /**
   * @param types the property types that the schema knows
   */
  static List<Fault> check(Draft draft, Set<String> types) {
    MappingCheck check = new MappingCheck(draft);
    check.nameIsTheFiles();
    check.oneTitle(types);
    check.eachPropertyOnce();
    check.keyIsNoField();
    check.syncedIsNothingElse();
    check.noFixedColumn();
    check.endsAreColumnsOfTheirOwn();
    check.nobodyWritesWhatIsComputed();
    check.defaultsFit();
    check.transformationsFit();
    check.matchNamesFields();
    return check.faults;
  }

  private void nameIsTheFiles() {
    String file = draft.document().file().name();
    String database = mapping.database();
    if (!database.isEmpty() && !database.equals(file)) {
      String what = "database " + Words.quote(database) + " is not the file's name";
      String instead =
          "write " + Words.quote(file) + ", or rename the file to " + database + ".yaml";
      faults.add(draft.fault(what, instead, "database"));
    }
  }

  /** A type that is not known may be a misspelt title: then no second fault is reported. */
  private void oneTitle(Set<String> types) {
    int titles = 0;
    for (Field field : mapping.fields()) {
      if (field.type().equals("title") && ++titles > 1) {
        String what = "field " + Words.quote(field.name()) + " is a second title";
        fault(field, what, "give the type title only to the property that is the page's title");
      }
    }
    boolean known = mapping.fields().stream().allMatch(field -> types.contains(field.type()));
    if (titles == 0 && known && !mapping.fields().isEmpty()) {
      String instead = "add it, such as name: {property: Name, type: title, sql: text}";
      faults.add(draft.fault("no field has the type title", instead, "fields"));
    }
  }

  /** What only goes to Supabase may be shown again in a column of its own. */
  private void eachPropertyOnce() {
    Map<String, Integer> lines = new HashMap<>();
    for (Field field : mapping.fields()) {
      if (field.direction() == Direction.NOTION_TO_SUPABASE) {
        continue;
      }
      Integer first = lines.putIfAbsent(field.property(), field.source().line());
      if (first != null && !field.property().isEmpty()) {
        String what =
            "property " + Words.quote(field.property()) + " is already mapped in line " + first;
        fault(field, what, "remove one of the two fields");
      }
    }
  }

  private void keyIsNoField() {
    for (Field field : mapping.fields()) {
      if (!field.property().isEmpty() && field.property().equals(mapping.keyProperty())) {
        String what = "property " + Words.quote(field.property()) + " is the key, not a field";
        fault(field, what, "remove the field: the key is the column id");
      }
    }
  }

  private void syncedIsNothingElse() {
    String synced = mapping.syncedProperty();
    if (synced == null) {
      return;
    }
    if (synced.equals(mapping.keyProperty())) {
      String what = "property " + Words.quote(synced) + " is the key already";
      faults.add(draft.fault(what, "write the name of a date property of its own", "synced"));
    }
    for (Field field : mapping.fields()) {
      if (field.property().equals(synced)) {
        String what = "property " + Words.quote(synced) + " is written by the sync, not a field";
        fault(field, what, "remove the field, or the key synced");
      }
    }
  }

  private void noFixedColumn() {
    for (Field field : mapping.fields()) {
      if (FIXED.contains(field.name())) {
        String what = "column " + Words.quote(field.name()) + " belongs to the sync itself";
        fault(field, what, "choose another name");
      }
    }
  }

  private void endsAreColumnsOfTheirOwn() {
    Set<String> taken = new HashSet<>(FIXED);
    mapping.fields().forEach(field -> taken.add(field.name()));
    for (Field field : mapping.fields()) {
      if (field.end() != null && !taken.add(field.end())) {
        String what = "end " + Words.quote(field.end()) + " is already a column";
        faults.add(draft.fault(what, "choose a name of its own", "fields", field.name(), "end"));
      }
    }
  }

  private void nobodyWritesWhatIsComputed() {
    for (Field field : mapping.fields()) {
      if (field.isComputed() && field.direction().writesPages()) {
        String what = "Notion computes a " + field.type() + ", so nobody else can write it";
        faults.add(
            draft.fault(
                what,
                "remove direction, or write to_supabase",
                "fields",
                field.name(),
                "direction"));
      }
    }
  }

  private void defaultsFit() {
    for (Field field : mapping.fields()) {
      String[] key = {"fields", field.name(), "default"};
      if (draft.document().node(key).isMissingNode()) {
        continue;
      }
      if (field.initial().isEmpty()) {
        faults.add(
            draft.fault(
                "default does not fit a " + field.type(), Initial.advice(field.type()), key));
      } else if (field.direction() != Direction.BOTH) {
        String what = "a default is written to both sides, and this field goes one way";
        faults.add(draft.fault(what, "remove default, or direction", key));
      }
    }
  }

  private void transformationsFit() {
    for (Field field : mapping.fields()) {
      for (Transformation step : field.transform()) {
        String key = step instanceof Lookup ? "values" : "transform";
        String[] at = {"fields", field.name(), key};
        if (!TEXTS.contains(field.type())) {
          String what = step.name() + " is for texts, and this is a " + field.type();
          faults.add(draft.fault(what, "remove " + key, at));
        } else if (step.hides() && field.direction() != Direction.NOTION_TO_SUPABASE) {
          String what = step.name() + " keeps no way back to the page's text";
          faults.add(draft.fault(what, "add direction: to_supabase", at));
        }
      }
    }
  }

  private void matchNamesFields() {
    List<String> names = mapping.fields().stream().map(Field::name).toList();
    for (int i = 0; i < mapping.match().size(); i++) {
      String name = mapping.match().get(i);
      String what = "match names " + Words.quote(name);
      String type = mapping.field(name).map(Field::type).orElse("");
      if (name.isEmpty()) {
        continue;
      }
      if (!names.contains(name)) {
        String instead = Words.writeNearest(name, names, "write the name of a field");
        faults.add(draft.fault(what + ", which is no field", instead, "match", "" + i));
      } else if (!MATCHABLE.contains(type)) {
        String instead = "match by a field with one value that names the record, such as an email";
        faults.add(draft.fault(what + ", which is a " + type, instead, "match", "" + i));
      }
    }
  }

  private void fault(Field field, String what, String instead) {
    faults.add(new Fault(field.source(), what, instead));
  }
}
