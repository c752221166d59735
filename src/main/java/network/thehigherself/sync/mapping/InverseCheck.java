package network.thehigherself.sync.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether two fields that share a join table agree that they do. */
final class InverseCheck {
  private final List<Draft> drafts;
  private final List<Fault> faults = new ArrayList<>();

  private InverseCheck(List<Draft> drafts) {
    this.drafts = drafts;
  }

  /**
   * @param drafts all mappings
   */
  static List<Fault> check(List<Draft> drafts) {
    InverseCheck check = new InverseCheck(drafts);
    for (Draft draft : drafts) {
      draft.mapping().fields().stream()
          .filter(field -> field.isJoin() && field.relation().hasInverse())
          .forEach(field -> check.agrees(draft, field));
    }
    return check.faults;
  }

  private void agrees(Draft draft, Field field) {
    String target = field.relation().target();
    String inverse = target + "." + field.relation().inverse();
    String self = draft.mapping().database() + "." + field.name();
    String written = draft.document().text("fields", field.name(), "inverse");
    if (!written.equals(inverse)) {
      fault(draft, field, "is not in the target " + Words.quote(target), "write " + inverse);
    } else if (inverse.equals(self)) {
      fault(draft, field, "is the field itself", "name the other side, or remove it");
    } else {
      mapping(target).ifPresent(other -> pointsBack(draft, field, other, self));
    }
  }

  private void pointsBack(Draft draft, Field field, Mapping other, String self) {
    Optional<Field> back = other.field(field.relation().inverse());
    if (back.isEmpty()) {
      List<String> many =
          other.fields().stream()
              .filter(Field::isJoin)
              .map(one -> other.database() + "." + one.name())
              .toList();
      String otherwise = "write a relation of " + other.database() + " with cardinality many";
      String written = other.database() + "." + field.relation().inverse();
      fault(draft, field, "is no field", Words.writeNearest(written, many, otherwise));
    } else if (!isInverse(back.get(), draft.mapping().database(), field.name())) {
      fault(
          draft,
          field,
          "does not point back",
          "give the field in "
              + back.get().source()
              + " target: "
              + draft.mapping().database()
              + ", cardinality: many, inverse: "
              + self);
    }
  }

  private static boolean isInverse(Field back, String database, String field) {
    return back.isJoin()
        && back.relation().target().equals(database)
        && field.equals(back.relation().inverse());
  }

  private Optional<Mapping> mapping(String database) {
    return drafts.stream()
        .map(Draft::mapping)
        .filter(mapping -> mapping.database().equals(database))
        .findFirst();
  }

  private void fault(Draft draft, Field field, String what, String instead) {
    String written = draft.document().text("fields", field.name(), "inverse");
    faults.add(
        draft.fault(
            "inverse " + Words.quote(written) + " " + what,
            instead,
            "fields",
            field.name(),
            "inverse"));
  }
}
