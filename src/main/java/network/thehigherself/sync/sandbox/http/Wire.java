package network.thehigherself.sync.sandbox.http;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends answers whole, in half or not at all. */
final class Wire {

  private final Request request;
  private final Response response;
  private final Callback callback;

  Wire(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /** The whole answer, dated by the sandbox's clock. */
  void send(Answer answer, Instant now) {
    byte[] body = head(answer, now);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /**
   * The first half of the answer, whose length was promised in full; then the connection closes.
   */
  void sendHalf(Answer answer, Instant now) {
    byte[] body = head(answer, now);
    response.write(
        false,
        ByteBuffer.wrap(body, 0, body.length / 2),
        Callback.from(() -> close(connection()), failure -> close(connection())));
  }

  /** Nothing: the other side sees a reset connection. */
  void reset() {
    EndPoint connection = connection();
    if (connection.getTransport() instanceof SocketChannel channel) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        // The other side was faster; the connection is gone, which is what was wanted.
        callback.failed(e);
        return;
      }
    }
    close(connection);
  }

  private byte[] head(Answer answer, Instant now) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(answer.status());
    response
        .getHeaders()
        .put(
            HttpHeader.DATE,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
        .put(HttpHeader.CONTENT_TYPE, answer.contentType())
        .put(HttpHeader.CONTENT_LENGTH, String.valueOf(body.length));
    if (answer.retryAfter() != null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, String.valueOf(answer.retryAfter()));
    }
    return body;
  }

  private EndPoint connection() {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }

  private void close(EndPoint connection) {
    connection.close();
    callback.failed(new EofException("closed on purpose"));
  }
}
