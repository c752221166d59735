package network.thehigherself.sync.sandbox.formula;

import java.time.Instant;

/** What a formula can see: the values of its page, and the time. */
public interface Scope {

  /** The value of the property with this name; empty text where there is none of it. */
  Value property(String name);

  /** The present. */
  Instant now();
}
