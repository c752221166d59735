package network.thehigherself.sync.diagram;

import network.thehigherself.sync.mapping.Mapping;

/**
 * A database's box; in units of the drawing, from its upper left corner.
 *
 * @param mapping the database
 * @param group which group it belongs to, counted from 0
 * @param side where it stands
 */
record Box(Mapping mapping, int group, Side side, double x, double y, double height) {
  static final double WIDTH = 300;

  double right() {
    return x + WIDTH;
  }

  double bottom() {
    return y + height;
  }

  double centre() {
    return y + height / 2;
  }
}
