package network.thehigherself.sync.postgres;

import java.util.List;

/**
 * A column that stands in PostgreSQL already, as the catalog describes it (PostgreSQL, "System
 * Catalogs", pg_attribute and pg_type).
 *
 * @param name its name, not quoted
 * @param type its type as SQL writes it, such as "character varying(50)"
 * @param domain whether that is a domain
 * @param base the catalog's name of the type, or of the one under a domain, such as "varchar"
 * @param enumeration whether the base is an enum
 * @param element the base of an array's elements; "" where it is no array
 * @param elementEnumeration whether those are an enum
 * @param labels the values of the enum; none where it is no enum
 * @param required whether it refuses null
 * @param filled whether PostgreSQL fills it where an insert does not name it
 * @param computed whether nobody may write it
 */
record ColumnThere(
    String name,
    String type,
    boolean domain,
    String base,
    boolean enumeration,
    String element,
    boolean elementEnumeration,
    List<String> labels,
    boolean required,
    boolean filled,
    boolean computed) {
  /** Its type in words. */
  String described() {
    if (computed) {
      return "computed by PostgreSQL";
    }
    return labels.isEmpty() ? type : "the enum " + type + " (" + String.join(", ", labels) + ")";
  }
}
