package network.thehigherself.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import network.thehigherself.sync.diagram.Page;
import network.thehigherself.sync.mapping.Mappings;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Message;

/** The diagram of the databases as a page of the console, with how each of them is. */
public final class DiagramPage {
  private static final String FOLDER = "/diagram";

  private final Page page;

  /**
   * @param contact whom people ask; shown at its foot
   */
  public DiagramPage(Mappings mappings, Optional<String> contact) {
    page = new Page(mappings, contact);
  }

  /**
   * Answers with the file that the request's path asks for, the page itself where it asks for none.
   */
  @Handler
  public void answer(Exchange exchange) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    switch (path) {
      case "" -> send(exchange, "text/html", page.served(FOLDER, "/api/overview", "/console/"));
      case "/style.css" -> send(exchange, "text/css", Page.style());
      case "/dark.css" -> send(exchange, "text/css", Page.darkStyle());
      case "/script.js" -> send(exchange, "text/javascript", Page.script());
      default -> throw new RefusedException(404, "The diagram has no such file.");
    }
  }

  /** What came in with the request is not sent back. */
  private static void send(Exchange exchange, String type, String text) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, type + "; charset=utf-8");
    message.setBody(text.getBytes(UTF_8));
  }
}
