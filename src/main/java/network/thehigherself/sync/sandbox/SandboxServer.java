package network.thehigherself.sync.sandbox;

import java.time.Duration;
import network.thehigherself.sync.sandbox.http.NotionHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server under the sandbox: loopback only, no Date header of its own. */
final class SandboxServer {

  private static final int MOST_THREADS = 64;
  private static final int LONGEST_HEADER = 64 * 1024;

  private final Server server = new Server(new QueuedThreadPool(MOST_THREADS, 2));
  private final ServerConnector connector;
  private final NotionHandler handler;

  SandboxServer(int port, NotionHandler handler) {
    this.handler = handler;
    HttpConfiguration http = new HttpConfiguration();
    http.setSendDateHeader(false);
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LONGEST_HEADER);
    // Property ids in a path may be encoded slashes and percent signs.
    http.setUriCompliance(UriCompliance.UNSAFE);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    // A connection that hangs on purpose must not be ended by the server itself.
    connector.setIdleTimeout(Duration.ofHours(2).toMillis());
    server.addConnector(connector);
    server.setHandler(handler);
    server.setStopTimeout(0);
  }

  void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(
          "The sandbox cannot listen on port %d: %s".formatted(connector.getPort(), e.getMessage()),
          e);
    }
  }

  int port() {
    return connector.getLocalPort();
  }

  void stop() {
    handler.endWaiting();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The sandbox's server did not stop: " + e.getMessage(), e);
    }
  }
}
