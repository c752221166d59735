package network.thehigherself.sync.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ResourceServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The program's HTTP server. Every route that reads from {@code servlet:/…} answers under that very
 * path; the page lies under {@code /console/}.
 */
public final class ConsoleServer implements AutoCloseable {
  private static final int THREADS = 16;
  private static final long STOP_MILLIS = 5_000;

  /** Camel keeps its servlets by name, one of each for the whole JVM (Camel, "Servlet"). */
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String servletName = "console-" + NUMBER.incrementAndGet();
  private final ConsoleSettings settings;
  private final Server server;
  private final ServletContextHandler servlets = new ServletContextHandler("/", false, false);

  public ConsoleServer(ConsoleSettings settings) {
    this.settings = settings;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("console");
    threads.setDaemon(true);
    server = new Server(threads);
    server.addConnector(connector());
    server.setErrorHandler(plainErrors());
    server.setStopTimeout(STOP_MILLIS);
    server.setHandler(new GracefulHandler(servlets));
    protect();
    serve();
  }

  private ServerConnector connector() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    return connector;
  }

  private static ErrorHandler plainErrors() {
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false);
    errors.setShowCauses(false);
    return errors;
  }

  /** In the order in which a request passes them. */
  private void protect() {
    filter(new SecurityHeaders());
    if (settings.token().isEmpty()) {
      filter(new OwnNames());
    }
    filter(new OwnPage());
    settings
        .token()
        .map(token -> new Logins(token, Clock.systemUTC()))
        .ifPresent(
            logins -> {
              filter(new LoginRequired(logins));
              LoginServlet login = new LoginServlet(logins);
              servlet(login, LoginServlet.IN);
              servlet(login, LoginServlet.OUT);
            });
  }

  private void serve() {
    ServletHolder camel = new ServletHolder(servletName, CamelHttpTransportServlet.class);
    camel.setInitOrder(1);
    camel.setAsyncSupported(true);
    servlets.addServlet(camel, "/*");
    ServletHolder files = new ServletHolder("page", ResourceServlet.class);
    files.setInitParameter(
        "baseResource",
        ResourceFactory.of(servlets).newClassLoaderResource("console/").getURI().toString());
    files.setInitParameter("dirAllowed", "false");
    files.setInitParameter("pathInfoOnly", "true");
    files.setInitParameter("etags", "true");
    servlets.addServlet(files, "/console/*");
    servlet(new FrontDoor(), "");
  }

  private void filter(Filter filter) {
    servlets.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  private void servlet(HttpServlet servlet, String path) {
    servlets.addServlet(new ServletHolder(servlet), path);
  }

  /** What Camel's component {@code servlet} must have as its {@code servletName}. */
  public String servletName() {
    return servletName;
  }

  /**
   * Listens; call it when the routes are up.
   *
   * @throws IOException saying what to do, where it cannot listen there
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (Exception trouble) {
      close();
      throw new IOException(
          "The console cannot listen on %s: %s. Set console.port to a free one, or console.enabled to false."
              .formatted(settings, trouble.getMessage()),
          trouble);
    }
  }

  /** Where a person finds it. */
  public URI address() {
    return server.getURI().resolve("/");
  }

  /** Answers what is being asked, then listens no more; call it before the routes stop. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception trouble) {
      throw new IllegalStateException("the console cannot stop", trouble);
    }
  }
}
