package network.thehigherself.sync.sandbox.http;

/**
 * Which requests a fault meets.
 *
 * @param method the method, {@code *} for any
 * @param path the path without the query; {@code *} stands for one segment, {@code **} for any rest
 * @param after how many matching requests pass unharmed first
 * @param times how many requests are met; 0 for no end
 * @param probability the chance of each matching request to be met, 0 to 1
 */
public record Meeting(String method, String path, int after, int times, double probability) {

  /** The next request, whatever it is. */
  static final Meeting NEXT_REQUEST = new Meeting("*", "**", 0, 1, 1);

  /** Whether a request like this is meant. */
  boolean matches(String requestMethod, String requestPath) {
    String pattern = path.replace("**", "\u0000").replace("*", "[^/]+").replace("\u0000", ".*");
    return (method.equals("*") || method.equalsIgnoreCase(requestMethod))
        && requestPath.matches(pattern);
  }
}
