package network.thehigherself.sync.diagram;

import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.mapping.Mappings;
import network.thehigherself.sync.mapping.Table;

/**
 * One relation between two databases, or of one with itself. The two sides of a two-way relation
 * are one line, that of the side whose join table it is.
 *
 * @param from the database whose field it is
 * @param field a relation
 * @param to the field's target
 */
record Line(Mapping from, Field field, Mapping to) {

  /** Every relation between mapped databases, in the order of the mappings and their fields. */
  static List<Line> all(Mappings mappings) {
    List<Line> lines = new ArrayList<>();
    for (Mapping mapping : mappings.all()) {
      List<String> seenFromTheOtherEnd =
          Table.of(mapping, mappings).joins().stream()
              .filter(JoinTable::isInverse)
              .map(JoinTable::field)
              .toList();
      for (Field field : mapping.fields()) {
        if (field.isRelation() && !seenFromTheOtherEnd.contains(field.name())) {
          lines.add(
              new Line(mapping, field, mappings.get(field.relation().target()).orElseThrow()));
        }
      }
    }
    return lines;
  }

  /** Such as "tasks.dependencies". */
  String name() {
    return from.database() + "." + field.name();
  }

  /** The database at its start or at its end. */
  Mapping end(boolean isStart) {
    return isStart ? from : to;
  }

  boolean isLoop() {
    return from.equals(to);
  }

  boolean touches(Mapping mapping) {
    return from.equals(mapping) || to.equals(mapping);
  }

  /** The database at the end that is not this one. */
  Mapping other(Mapping mapping) {
    return from.equals(mapping) ? to : from;
  }
}
