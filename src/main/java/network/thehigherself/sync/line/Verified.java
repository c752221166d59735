package network.thehigherself.sync.line;

import java.util.List;
import java.util.UUID;
import network.thehigherself.sync.plan.Compared;

/**
 * How the two sides of a database compare.
 *
 * @param equal how many records are there on both sides and equal
 * @param findings every other record
 */
public record Verified(long equal, List<Finding> findings) {

  public Verified {
    findings = List.copyOf(findings);
  }

  /**
   * A record whose sides are not equal.
   *
   * @param page the page's id; null where no page is known
   * @param key the row's key; null where no row belongs to the page
   * @param compared what it is
   */
  public record Finding(UUID page, UUID key, Compared compared) {}

  public boolean isEqual() {
    return findings.isEmpty();
  }

  /** The findings of one kind, in the order in which they were found. */
  public List<Finding> of(Class<? extends Compared> kind) {
    return findings.stream().filter(finding -> kind.isInstance(finding.compared())).toList();
  }
}
