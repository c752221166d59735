package network.thehigherself.sync.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import network.thehigherself.sync.notion.NotionException;
import network.thehigherself.sync.notion.Trouble;
import network.thehigherself.sync.postgres.Intents;
import network.thehigherself.sync.postgres.Leases;
import network.thehigherself.sync.postgres.Owed;
import network.thehigherself.sync.postgres.OwedKeys;
import network.thehigherself.sync.postgres.Side;
import network.thehigherself.sync.postgres.Storable;
import network.thehigherself.sync.postgres.StoredIntent;
import network.thehigherself.sync.property.Json;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in records that cannot be settled: they become owed, and the route writes the letter. */
public final class DeadLetterOffice {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOffice.class);

  private final Leases leases;
  private final OwedKeys owed;
  private final Intents intents;
  private final Duration pause;
  private final Clock clock;

  /**
   * @param pause the first pause before such a record is tried again
   */
  public DeadLetterOffice(
      Leases leases, OwedKeys owed, Intents intents, Duration pause, Clock clock) {
    this.leases = leases;
    this.owed = owed;
    this.intents = intents;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * A record that PostgreSQL refused.
   *
   * @return the letter's columns
   */
  public Map<String, Object> ofRow(
      @Body Refused refused, @ExchangeProperty(Pass.PROPERTY) Pass pass) {
    pass.report().fromNotion().add(Tally.Kind.FAILED, 1);
    pass.changes(refused.planned(), true);
    ObjectNode payload = payload(refused.planned().plan().toRow().keySet());
    return letter(
        refused.planned().sides(), null, pass, Side.SUPABASE, "row", refused.reason(), payload);
  }

  /**
   * A record that failed on its way.
   *
   * @param body as far as it came: its sides, or its plan
   * @return the letter's columns
   */
  public Map<String, Object> ofRecord(
      @Body Object body,
      @ExchangeProperty(Pass.PROPERTY) Pass pass,
      @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
    Planned planned = body instanceof Planned found ? found : null;
    Sides sides = planned == null ? (Sides) body : planned.sides();
    pass.report().fromSupabase().add(Tally.Kind.FAILED, 1);
    ObjectNode payload = payload(planned == null ? Set.of() : planned.plan().toPage().keySet());
    if (failure instanceof NotionException notion) {
      notion.detail().ifPresent(said -> payload.put("detail", Unquoted.of(said)));
      notion.requestId().ifPresent(id -> payload.put("request_id", id));
    } else {
      LOG.error(
          "{}: record {} failed unexpectedly", pass.database().name(), sides.getKey(), failure);
    }
    StoredIntent intent = planned != null && neverHappened(failure) ? planned.intent() : null;
    return letter(sides, intent, pass, Side.NOTION, "page", failure.getMessage(), payload);
  }

  /** What helps to find the cause: names and ids, never a value. */
  private static ObjectNode payload(Set<String> fields) {
    ObjectNode payload = Json.MAPPER.createObjectNode();
    new TreeSet<>(fields).forEach(payload.putArray("fields")::add);
    return payload;
  }

  /** An intent stays as long as its write may have arrived all the same. */
  private static boolean neverHappened(Exception failure) {
    return failure instanceof NotionException notion && notion.trouble() == Trouble.PERMANENT;
  }

  private Map<String, Object> letter(
      Sides sides,
      StoredIntent intent,
      Pass pass,
      Side side,
      String stage,
      String reason,
      ObjectNode payload) {
    String database = pass.database().name();
    LOG.warn("{}: record {} is a dead letter now: {}", database, sides.getKey(), reason);
    Instant nextTry = Patience.nextTry(sides.draft().owedSince(), clock.instant(), pause);
    leases.transaction(
        pass.lease(),
        () -> {
          owed.put(
              database,
              List.of(
                  new OwedKeys.Entry(sides.getKey(), sides.pageId(), Owed.again(reason, nextTry))));
          intents.remove(intent == null ? List.of() : List.of(intent.id()));
        });
    Map<String, Object> letter = new HashMap<>();
    letter.put("database", database);
    letter.put("key", sides.getKey());
    letter.put("page_id", sides.pageId());
    letter.put("side", side.text());
    letter.put("stage", stage);
    letter.put("reason", Storable.text(reason));
    letter.put("payload", Storable.json(payload.toString()));
    letter.put("next_try", Timestamp.from(nextTry));
    return letter;
  }
}
