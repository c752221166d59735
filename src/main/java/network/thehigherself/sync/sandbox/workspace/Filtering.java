package network.thehigherself.sync.sandbox.workspace;

import java.time.Instant;

/**
 * What surrounds a filter.
 *
 * @param now the sandbox's present, for words such as {@code today}
 * @param reader who {@code me} is
 * @param path where the condition stands in the request
 */
public record Filtering(Instant now, User reader, String path) {

  /** The same surroundings one step further into the request. */
  public Filtering at(String step) {
    return new Filtering(now, reader, path + "." + step);
  }
}
