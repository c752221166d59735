package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import network.thehigherself.sync.property.Json;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.support.LifecycleStrategySupport;

/** The beans that the route {@code call-notion} names, and {@link Notion} on top of it. */
public final class NotionBeans implements CamelConfiguration {
  private final String token;
  private final Duration answerDeadline;

  /**
   * @param token handed over here and not as a property: Camel logs properties at level DEBUG
   * @param answerDeadline how long one answer may take to its last byte
   */
  public NotionBeans(String token, Duration answerDeadline) {
    this.token = token;
    this.answerDeadline = answerDeadline;
  }

  @BindToRegistry("notionBudget")
  public Budget budget(
      CamelContext context,
      @PropertyInject("notion.requests-per-second") String requestsPerSecond) {
    Budget budget = new Budget(requestsPerSecond);
    OnCamelContextStopping stop = stopping -> budget.stop();
    context.addLifecycleStrategy(LifecycleStrategySupport.adapt(stop));
    return budget;
  }

  @BindToRegistry("notionRequests")
  public Requests requests() {
    return new Requests();
  }

  @BindToRegistry("notionSorting")
  public Sorting sorting(Budget budget) {
    return new Sorting(budget);
  }

  @BindToRegistry("notionClient")
  public HttpClientConfigurer client() {
    Token allowed = new Token(token);
    Deadline deadline = new Deadline(answerDeadline);
    return client -> {
      allowed.configureHttpClient(client);
      deadline.configureHttpClient(client);
    };
  }

  /** With it the route writes what is sent. */
  @BindToRegistry("json")
  public ObjectMapper json() {
    return Json.MAPPER;
  }

  @BindToRegistry("notion")
  public Notion notion(CamelContext context) {
    return new Notion(context.createProducerTemplate());
  }
}
