package network.thehigherself.sync.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Stream;

/** A login as the browser keeps it: out of reach of scripts, and sent from the own page only. */
final class LoginCookie {
  private static final String NAME = "higherself-console";

  private LoginCookie() {}

  /** What the browser sent; empty where it sent none. */
  static Optional<String> of(HttpServletRequest request) {
    Cookie[] sent = request.getCookies();
    return Stream.of(sent == null ? new Cookie[0] : sent)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Lets the browser keep a login. Over HTTPS, also through a proxy, it is sent over that only. */
  static void keep(String login, HttpServletRequest request, HttpServletResponse response) {
    send(login, (int) Logins.LENGTH.toSeconds(), request, response);
  }

  /** Lets the browser forget it. */
  static void forget(HttpServletRequest request, HttpServletResponse response) {
    send("", 0, request, response);
  }

  private static void send(
      String value, int seconds, HttpServletRequest request, HttpServletResponse response) {
    Cookie cookie = new Cookie(NAME, value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")));
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
