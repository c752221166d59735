package network.thehigherself.sync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server and what protects it, without routes: what gets through to Camel is not found. */
class ConsoleServerTest {
  private static final String TOKEN = "a-token-of-the-console";
  private static final String OWN = OwnPage.HEADER + ": page";
  private static final int GOT_THROUGH = 404;

  private static ConsoleServer open;
  private static ConsoleServer locked;
  private static URI server;
  private static URI safe;

  @BeforeAll
  static void start() throws IOException {
    open = new ConsoleServer(settings("127.0.0.1", null));
    locked = new ConsoleServer(settings("0.0.0.0", TOKEN));
    open.start();
    locked.start();
    server = open.address();
    safe = URI.create("http://127.0.0.1:" + locked.address().getPort());
  }

  @AfterAll
  static void stop() {
    open.close();
    locked.close();
  }

  private static ConsoleSettings settings(String host, String token) {
    return new ConsoleSettings(host, 0, Optional.ofNullable(token), false);
  }

  @Test
  void theBareAddressLeadsToThePage() {
    assertThat(Got.of(server, "GET /").header("Location")).hasValue("/console/");
    Got page = Got.of(server, "GET /console/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<title>");
  }

  @Test
  void everyAnswerForbidsScriptsThatAreNotThePagesOwn() {
    for (String request : new String[] {"GET /console/", "GET /nowhere", "PUT /api/overview"}) {
      assertThat(Got.of(server, request).header("Content-Security-Policy").orElseThrow())
          .as(request)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/../application.properties",
        "/console/%2e%2e/application.properties",
        "/console/..%2fapplication.properties",
        "/console//../../application.properties"
      })
  void noOtherFileIsShown(String path) {
    Got answer = Got.of(server, "GET " + path);
    assertThat(answer.status()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("notion.base-url");
  }

  @Test
  void whoUsesAForeignNameForThisMachineIsRefused() {
    for (String name : new String[] {"evil.example", "127.0.0.1.evil.example", "localhost.evil"}) {
      assertThat(Got.of(server, "GET /api/overview", "Host: " + name + ":8080").status())
          .as(name)
          .isEqualTo(421);
    }
    assertThat(Got.of(server, "GET /nowhere", "Host: localhost:9999").status())
        .as("such as through an SSH tunnel")
        .isEqualTo(GOT_THROUGH);
  }

  @Test
  void aChangeIsTakenFromThePageItselfOnly() {
    String post = "POST /api/nothing";
    String own = "Origin: http://" + server.getAuthority();
    assertThat(Got.of(server, post, OWN).status()).isEqualTo(GOT_THROUGH);
    assertThat(Got.of(server, post, OWN, own, "Sec-Fetch-Site: same-origin").status())
        .isEqualTo(GOT_THROUGH);

    assertThat(Got.of(server, post).status()).as("as a form can").isEqualTo(403);
    assertThat(Got.of(server, post, own).status()).isEqualTo(403);
    for (String foreign :
        new String[] {
          "Origin: http://evil.example",
          "Origin: null",
          "Origin: http://127.0.0.1:1",
          "Sec-Fetch-Site: cross-site",
          "Sec-Fetch-Site: same-site",
          "Sec-Fetch-Site: none"
        }) {
      assertThat(Got.of(server, post, OWN, foreign).status()).as(foreign).isEqualTo(403);
    }
    for (String method : new String[] {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"}) {
      assertThat(Got.of(server, method + " /api/nothing", OWN).status()).isEqualTo(405);
    }
  }

  @Test
  void withATokenNothingIsShownBeforeTheLogin() {
    assertThat(Got.of(safe, "GET /api/nothing").status()).isEqualTo(401);
    assertThat(Got.of(safe, "POST /api/nothing", OWN).status()).isEqualTo(401);
    assertThat(Got.of(safe, "GET /observe/nothing").status()).isEqualTo(401);
    assertThat(Got.of(safe, "GET /console/").header("Location")).hasValue("/console/login.html");
    assertThat(Got.of(safe, "GET /console/login.html/../index.html").status()).isNotEqualTo(200);
    assertThat(Got.of(safe, "GET /console/app.js").status()).isNotEqualTo(200);
    assertThat(Got.of(safe, "GET /api/nothing", "Cookie: higherself-console=x").status())
        .isEqualTo(401);
    assertThat(Got.of(safe, "GET /api/nothing", "Authorization: Bearer wrong").status())
        .isEqualTo(401);
    assertThat(Got.of(safe, "GET /api/nothing", "Authorization: Bearer " + TOKEN).status())
        .isEqualTo(GOT_THROUGH);
  }

  @Test
  void aPersonLogsInAndOutAgain() {
    Got wrong = Got.ofText(safe, "POST /login", "not-the-token", OWN);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("Set-Cookie")).isEmpty();
    assertThat(Got.ofText(safe, "POST /login", TOKEN, "Origin: http://evil.example").status())
        .isEqualTo(403);

    Got in = Got.ofText(safe, "POST /login", TOKEN, OWN);
    assertThat(in.status()).isEqualTo(204);
    String kept = in.header("Set-Cookie").orElseThrow();
    assertThat(kept).contains("HttpOnly", "SameSite=Strict").doesNotContain(TOKEN, "Secure");
    String cookie = "Cookie: " + kept.substring(0, kept.indexOf(';'));
    assertThat(Got.of(safe, "GET /api/nothing", cookie).status()).isEqualTo(GOT_THROUGH);
    assertThat(Got.of(safe, "POST /api/nothing", cookie).status()).isEqualTo(403);

    assertThat(Got.of(safe, "POST /logout", OWN, cookie).status()).isEqualTo(204);
    assertThat(Got.of(safe, "GET /api/nothing", cookie).status()).isEqualTo(401);
  }

  @Test
  void behindAProxyWithHttpsTheLoginIsSentOverThatOnly() {
    Got in = Got.ofText(safe, "POST /login", TOKEN, OWN, "X-Forwarded-Proto: https");
    assertThat(in.header("Set-Cookie").orElseThrow()).contains("Secure");
  }

  @Test
  void itIsOpenToOthersWithATokenOnly() {
    assertThat(settings("127.0.0.1", null).fault()).isEmpty();
    assertThat(settings("localhost", null).fault()).isEmpty();
    assertThat(settings("0.0.0.0", TOKEN).fault()).isEmpty();
    assertThat(settings("0.0.0.0", null).fault().orElseThrow()).contains("set CONSOLE_TOKEN");
    assertThat(settings("::", null).fault()).isPresent();
    assertThat(settings("no.such.host.invalid", null).fault()).isPresent();
    assertThat(settings("127.0.0.1", "short").fault().orElseThrow()).contains("16 characters");
    assertThat(settings("0.0.0.0", TOKEN).toString()).doesNotContain(TOKEN);
  }

  @Test
  void aPortThatIsTakenIsSaidWithWhatToDo() {
    ConsoleSettings taken =
        new ConsoleSettings("127.0.0.1", server.getPort(), Optional.empty(), false);
    assertThatThrownBy(() -> new ConsoleServer(taken).start())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + server.getPort())
        .hasMessageContaining("console.port");
  }
}
