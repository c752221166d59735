package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.sandbox.workspace.Ids;
import network.thehigherself.sync.sandbox.workspace.User;

/**
 * A request that was understood.
 *
 * @param path what stands in the place of {@code {id}} and {@code {property_id}}
 * @param query the query string, decoded
 * @param body an object, empty where the request has no body
 * @param baseUrl the sandbox's own address
 */
record Call(
    User caller,
    Version version,
    Map<String, String> path,
    Map<String, List<String>> query,
    JsonNode body,
    String baseUrl) {

  /** The id in the path, dashed. */
  String id(String kind) {
    return Ids.dashed(path.get("id"), "path." + kind + "_id");
  }

  /** All values of a repeatable query parameter, with or without brackets after its name. */
  List<String> all(String parameter) {
    List<String> plain = query.getOrDefault(parameter, List.of());
    return plain.isEmpty() ? query.getOrDefault(parameter + "[]", List.of()) : plain;
  }

  /** The one value of a query parameter, or null. */
  String one(String parameter) {
    List<String> values = query.getOrDefault(parameter, List.of());
    return values.isEmpty() ? null : values.get(0);
  }
}
