package network.thehigherself.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs people in and out: POST with the token as the body, and POST to {@code /logout}. */
final class LoginServlet extends HttpServlet {
  static final String IN = "/login";
  static final String OUT = "/logout";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LoginServlet.class);

  /** No token is longer than that. */
  private static final int LONGEST = 1000;

  private final transient Logins logins;

  LoginServlet(Logins logins) {
    this.logins = logins;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals(OUT)) {
      LoginCookie.of(request).ifPresent(logins::close);
      LoginCookie.forget(request, response);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    String said = new String(request.getInputStream().readNBytes(LONGEST), UTF_8).strip();
    Optional<String> login = logins.open(said);
    if (login.isPresent()) {
      LoginCookie.keep(login.get(), request, response);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      LOG.warn("Somebody tried to log in to the console with a wrong token.");
      new Refusal(401, "That is not the token. It is the value of CONSOLE_TOKEN.").send(response);
    }
  }
}
