package network.thehigherself.sync.line.doctor;

import java.util.List;

/** One thing that can be wrong. */
public interface Check {
  /** What it looks at, in a word or two. */
  String name();

  /**
   * Looks at it, and changes nothing.
   *
   * @return at least one finding; what is well is said once
   * @throws NotLookedAtException where something else must be mended first
   */
  List<Finding> look();
}
