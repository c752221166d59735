package network.thehigherself.sync.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where PostgreSQL is and who we are there. Only {@link #toString} may be shown: host, port and
 * database.
 *
 * @param host with its port; several of them separated by commas
 * @param database its name
 * @param user null where the server takes the driver's default
 * @param password null where none is needed
 * @param parameters those of the driver, such as sslmode
 */
public record Address(
    String host, String database, String user, String password, Map<String, String> parameters) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/]*)(?::(?<password>.*))?@)?"
              + "(?<host>[^@/?]+)(?:/(?<database>[^/?]*))?(?:\\?(?<query>.*))?");
  private static final Pattern PORT = Pattern.compile(".*:\\d+");

  /**
   * Reads an address as Supabase shows it, {@code postgres://user:password@host:port/database}, or
   * a JDBC URL (PostgreSQL, "Connection URIs"; pgjdbc, "Connecting to the Database"). Names and
   * passwords may be percent-encoded.
   *
   * @throws PostgresSettingException for anything else, without repeating it
   */
  public static Address parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new PostgresSettingException(
          "The address of PostgreSQL is not understood."
              + " Write postgres://user:password@host:port/database, with % codes for"
              + " the characters of the password that are neither letters nor digits.");
    }
    Map<String, String> parameters = parameters(form.group("query"));
    String user = first(decoded(form.group("user")), parameters.remove("user"));
    String password = first(decoded(form.group("password")), parameters.remove("password"));
    String host = form.group("host");
    return new Address(
        PORT.matcher(host).matches() ? host : host + ":5432",
        first(decoded(form.group("database")), first(user, "postgres")),
        user,
        password,
        Map.copyOf(parameters));
  }

  /** The JDBC URL, without user and password. */
  String url() {
    String query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .sorted()
            .collect(Collectors.joining("&"));
    String path = "jdbc:postgresql://" + host + "/" + URLEncoder.encode(database, UTF_8);
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Host, port and database: what messages may say. */
  @Override
  public String toString() {
    return host + "/" + database;
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null) {
      for (String parameter : query.split("&", -1)) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
          parameters.put(parameter.substring(0, equals), decoded(parameter.substring(equals + 1)));
        }
      }
    }
    return parameters;
  }

  /** A plus sign is one: only forms on web pages use it for a space. */
  private static String decoded(String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static String first(String one, String other) {
    return one == null ? other : one;
  }
}
