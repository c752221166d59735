package network.thehigherself.sync.line;

import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import network.thehigherself.sync.mapping.Field;
import network.thehigherself.sync.mapping.Mapping;
import network.thehigherself.sync.notion.Binding;
import network.thehigherself.sync.plan.Value;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes {@code <database>.transform}, which a team may write. Every reading of a page's values
 * passes the one of its database, so that a value which it hides or changes is the same however the
 * page came to be read.
 */
public final class TransformRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(TransformRoutes.class);

  private final CamelContext camel;
  private final ProducerTemplate template;

  public TransformRoutes(CamelContext camel) {
    this.camel = camel;
    this.template = camel.createProducerTemplate();
  }

  /** The id of the route of this database. */
  static String id(String database) {
    return database + ".transform";
  }

  /** The endpoint that it reads. */
  static String input(String database) {
    return "direct:" + id(database);
  }

  /** What becomes of a page's values; where the database has no such route, they stay. */
  UnaryOperator<Map<String, Value>> of(Mapping mapping, Binding binding) {
    String id = id(mapping.database());
    if (camel.getRoute(id) == null) {
      return UnaryOperator.identity();
    }
    LOG.info("{}: what is read of a page passes the route {}", mapping.database(), id);
    return values -> passed(new PlainFields(mapping, values), binding);
  }

  /**
   * The route sees whole pages only: what it decides by must not be away just for now.
   *
   * @throws PassException where the route is wrong for every page
   */
  private Map<String, Value> passed(PlainFields fields, Binding binding) {
    String database = fields.mapping().database();
    if (!isWhole(fields, binding)) {
      return fields.withheld("the page could not be read whole, so its route waits");
    }
    Exchange exchange =
        template.send(
            input(database) + "?block=false", sent -> sent.getMessage().setBody(fields.body()));
    Exception failure = exchange.getException();
    if (failure instanceof RejectedExecutionException) {
      throw PassException.forAll(
          DatabaseReport.Outcome.AWAY,
          "The program is stopping. The next run goes on from here.",
          failure);
    }
    if (failure instanceof DirectConsumerNotAvailableException) {
      throw wrong(database, "is not started; start it, or take it out of its file");
    }
    if (failure != null) {
      return fields.withheld(
          "the route %s failed with a %s"
              .formatted(id(database), failure.getClass().getSimpleName()));
    }
    if (!(exchange.getMessage().getBody() instanceof Map<?, ?> made)) {
      throw wrong(database, "ends with a body that is no map of fields; leave the body as it is");
    }
    try {
      return fields.changedTo(made);
    } catch (IllegalArgumentException fault) {
      throw wrong(database, fault.getMessage());
    }
  }

  private static boolean isWhole(PlainFields fields, Binding binding) {
    return fields.mapping().fields().stream()
        .map(Field::name)
        .filter(name -> binding.property(name).isPresent())
        .map(fields.values()::get)
        .allMatch(value -> value != null && !value.isUnread());
  }

  private static PassException wrong(String database, String what) {
    return new PassException(
        DatabaseReport.Outcome.MISCONFIGURED,
        "The route %s %s. Until then nothing of %s is synced."
            .formatted(id(database), what, database));
  }
}
