package network.thehigherself.sync.notion;

import com.fasterxml.jackson.databind.ObjectMapper;
import network.thehigherself.sync.property.Json;
import org.apache.camel.BindToRegistry;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyInject;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.support.LifecycleStrategySupport;

/** The beans that the route {@code call-notion} names, and {@link Notion} on top of it. */
public final class NotionBeans implements CamelConfiguration {
  private final String token;

  /**
   * @param token handed over here and not as a property: Camel logs properties at level DEBUG
   */
  public NotionBeans(String token) {
    this.token = token;
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

  @BindToRegistry("notionToken")
  public Token token() {
    return new Token(token);
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
