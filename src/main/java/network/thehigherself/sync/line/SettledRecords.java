package network.thehigherself.sync.line;

import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Answers "does the base already hold exactly these values, and is nothing owed?". It remembers
 * nothing: a growing set of seen keys would swallow a value that goes from A to B and back to A.
 */
public final class SettledRecords extends ServiceSupport implements IdempotentRepository {

  /** True where the record has to go on, as Camel's contract wants it for a key not seen before. */
  @Override
  public boolean add(Exchange exchange, String key) {
    return !exchange.getMessage().getBody(Sides.class).isSettled();
  }

  @Override
  public boolean contains(Exchange exchange, String key) {
    return !add(exchange, key);
  }

  @Override
  public boolean add(String key) {
    throw withoutRecord();
  }

  @Override
  public boolean contains(String key) {
    throw withoutRecord();
  }

  @Override
  public boolean remove(String key) {
    return true;
  }

  @Override
  public boolean confirm(String key) {
    return true;
  }

  @Override
  public void clear() {
    // Nothing is remembered.
  }

  private static UnsupportedOperationException withoutRecord() {
    return new UnsupportedOperationException("a key alone says nothing; ask with the record");
  }
}
