package network.thehigherself.sync.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets nobody pass who has not logged in. A program may send the token with each request instead
 * ({@code Authorization: Bearer …}).
 */
final class LoginRequired implements Filter {
  private static final String BEARER = "Bearer ";
  private static final String LOGIN_PAGE = "/console/login.html";

  /**
   * What the login page needs and what a supervisor asks, none of which tells anything of records.
   */
  private static final Set<String> OPEN =
      Set.of(
          LoginServlet.IN,
          LoginServlet.OUT,
          LOGIN_PAGE,
          "/console/login.js",
          "/console/api.js",
          "/console/theme.js",
          "/console/console.css",
          "/console/icon.svg",
          "/health/live",
          "/health/ready");

  private final Logins logins;

  LoginRequired(Logins logins) {
    this.logins = logins;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException, ServletException {
    HttpServletRequest call = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    if (OPEN.contains(path(call)) || isLoggedIn(call)) {
      next.doFilter(request, response);
    } else if (path(call).matches("/|/diagram|/console/.*")) {
      answer.sendRedirect(LOGIN_PAGE);
    } else {
      new Refusal(401, "Log in first, or send the token as a bearer token.").send(answer);
    }
  }

  /** As servlets are chosen by: decoded and without parts such as "..". */
  private static String path(HttpServletRequest call) {
    return call.getServletPath() + (call.getPathInfo() == null ? "" : call.getPathInfo());
  }

  private boolean isLoggedIn(HttpServletRequest call) {
    String authorization = call.getHeader("Authorization");
    return LoginCookie.of(call).filter(logins::isOpen).isPresent()
        || (authorization != null
            && authorization.startsWith(BEARER)
            && logins.isToken(authorization.substring(BEARER.length())));
  }
}
