package network.thehigherself.sync.notion;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Ends a request whose answer trickles. The client's own time-outs start again with each byte that
 * arrives, so that an answer could hold a pass for ever.
 */
final class Deadline implements HttpClientConfigurer {
  private final Executor later;

  /**
   * @param whole from the connection to the last byte of the answer
   */
  Deadline(Duration whole) {
    later = CompletableFuture.delayedExecutor(whole.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addExecInterceptorBefore(
        ChainElement.MAIN_TRANSPORT.name(),
        "deadline",
        (request, scope, chain) -> {
          // Nothing is left to discard of a request that ended before.
          later.execute(scope.execRuntime::discardEndpoint);
          return chain.proceed(request, scope);
        });
  }
}
