package network.thehigherself.sync.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Lets a request change something only where it comes from the console's own page. Each of three
 * things that a browser says about a call from another site is enough to refuse it: where it comes
 * from, which page it comes from, and a header that no form can send and no foreign script may
 * (OWASP, "Cross-Site Request Forgery Prevention"; MDN, "Sec-Fetch-Site").
 */
final class OwnPage implements Filter {
  /** What the page sends along with every change; its value does not matter. */
  static final String HEADER = "X-Console";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException, ServletException {
    Optional<Refusal> refusal = refusal((HttpServletRequest) request);
    if (refusal.isPresent()) {
      refusal.get().send((HttpServletResponse) response);
    } else {
      next.doFilter(request, response);
    }
  }

  private static Optional<Refusal> refusal(HttpServletRequest request) {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> Optional.empty();
      case "POST" ->
          isOwn(request)
              ? Optional.empty()
              : Optional.of(new Refusal(403, "Only the console's own page may change something."));
      default -> Optional.of(new Refusal(405, "The console knows GET and POST."));
    };
  }

  private static boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return (site == null || site.equals("same-origin"))
        && (origin == null || isOf(origin, request.getHeader("Host")))
        && request.getHeader(HEADER) != null;
  }

  private static boolean isOf(String origin, String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
