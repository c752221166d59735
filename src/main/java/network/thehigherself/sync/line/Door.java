package network.thehigherself.sync.line;

import java.util.Locale;

/** The side that noticed a change. A database's two routes end in these names. */
public enum Door {
  FROM_NOTION,
  FROM_SUPABASE;

  /** The side, as schema sync names it. */
  public network.thehigherself.sync.postgres.Door side() {
    return this == FROM_NOTION
        ? network.thehigherself.sync.postgres.Door.NOTION
        : network.thehigherself.sync.postgres.Door.SUPABASE;
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
