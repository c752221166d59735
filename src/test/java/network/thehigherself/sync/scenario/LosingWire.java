package network.thehigherself.sync.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The wire to PostgreSQL, which can lose what the server says of a commit: the transaction is
 * committed, and the connection ends before anybody is told.
 */
final class LosingWire implements AutoCloseable {
  /** The tag of CommandComplete (PostgreSQL, "Message Formats"), which ends with a zero byte. */
  private static final String COMMITTED = "COMMIT\0";

  private final ServerSocket entrance;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger untilLost = new AtomicInteger();

  /**
   * @param server the port of PostgreSQL on this machine
   */
  LosingWire(int server) throws IOException {
    this.server = server;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** The answer to the nth commit from now on is lost. */
  void lose(int nth) {
    untilLost.set(nth);
  }

  /** Whether the answer that was to be lost was lost. */
  boolean hasLost() {
    return untilLost.get() <= 0;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
      sockets.add(client);
      sockets.add(behind);
      start(() -> pass(client, behind, false));
      start(() -> pass(behind, client, true));
    }
  }

  private void pass(Socket from, Socket to, boolean isAnswer) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[65_536];
      for (int length; (length = in.read(bytes)) >= 0; ) {
        if (isAnswer && isLost(new String(bytes, 0, length, StandardCharsets.ISO_8859_1))) {
          return;
        }
        out.write(bytes, 0, length);
      }
    }
  }

  private boolean isLost(String answer) {
    return answer.contains(COMMITTED) && untilLost.getAndDecrement() == 1;
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException ended) {
                // one of the two sides hung up
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
