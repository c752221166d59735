package network.thehigherself.sync.notion;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Adds the token when a request leaves. So no message, route, endpoint or address ever carries it,
 * and none can be logged or shown in JMX with it.
 */
public final class Token implements HttpClientConfigurer {
  private final String authorization;

  public Token(String token) {
    authorization = "Bearer " + token.strip();
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addRequestInterceptorFirst(
        (request, body, call) -> request.setHeader("Authorization", authorization));
  }
}
