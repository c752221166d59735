package network.thehigherself.sync.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.thehigherself.sync.mapping.JoinTable;
import network.thehigherself.sync.mapping.Table;
import network.thehigherself.sync.property.Json;

/** Reads from the catalog what stands already under the names of the tables that are wanted. */
final class TablesThere {
  private TablesThere() {}

  /** By name, of these tables and their join tables; what is not there is missing. */
  static Map<String, TableThere> read(Postgres postgres, List<Table> wanted) {
    return postgres
        .file("tables_there")
        .param("names", wanted.stream().flatMap(TablesThere::names).toArray(String[]::new))
        .query((row, number) -> table(row.getString("table")))
        .list()
        .stream()
        .collect(Collectors.toMap(TableThere::name, Function.identity()));
  }

  private static Stream<String> names(Table table) {
    return Stream.concat(Stream.of(table.name()), table.joins().stream().map(JoinTable::name));
  }

  private static TableThere table(String json) {
    try {
      return Json.MAPPER.readValue(json, TableThere.class);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }
}
