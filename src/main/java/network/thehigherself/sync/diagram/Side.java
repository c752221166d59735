package network.thehigherself.sync.diagram;

/** Where a box stands. */
enum Side {
  LEFT,
  MIDDLE,
  RIGHT
}
