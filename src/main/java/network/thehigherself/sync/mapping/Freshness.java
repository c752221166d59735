package network.thehigherself.sync.mapping;

/** How a page is read before it is written. */
public enum Freshness {
  /** One GET right before each PATCH: the smallest gap in which an edit can be overwritten. */
  GET,
  /** One query per pass, for bulk pushes. */
  PULL
}
