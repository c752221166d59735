package network.thehigherself.sync.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Answers nobody who calls this machine by a foreign name: another site could have its name point
 * here (DNS rebinding), and its script would then count as the page's own. Where a token is needed
 * any name will do, because the browser sends the login to the name only that it was made under.
 */
final class OwnNames implements Filter {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException, ServletException {
    if (NAMES.contains(request.getServerName())) {
      next.doFilter(request, response);
    } else {
      new Refusal(
              421,
              "The console answers to localhost and 127.0.0.1 only. To reach it by another name, set CONSOLE_TOKEN.")
          .send((HttpServletResponse) response);
    }
  }
}
