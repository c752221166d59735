package network.thehigherself.sync.line;

import java.util.Locale;
import network.thehigherself.sync.postgres.Side;

/** The side that noticed a change. A database's two routes end in these names. */
public enum Door {
  FROM_NOTION,
  FROM_SUPABASE;

  /** The side, as schema sync names it. */
  public Side side() {
    return this == FROM_NOTION ? Side.NOTION : Side.SUPABASE;
  }

  /** The last part of the route's id, and the door's name in tables and JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The door of a route.
   *
   * @param routeId such as {@code tasks.from_notion}
   * @throws IllegalArgumentException where the id ends in neither door's name
   */
  public static Door ofRoute(String routeId) {
    for (Door door : values()) {
      if (routeId.endsWith("." + door.label())) {
        return door;
      }
    }
    throw new IllegalArgumentException(
        "route " + routeId + " ends in neither .from_notion nor .from_supabase");
  }
}
