package network.thehigherself.sync.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How databases stand, read in one statement: it is asked every few seconds. */
public final class Standings {
  private final Postgres postgres;

  public Standings(Postgres postgres) {
    this.postgres = postgres;
  }

  /** How these databases stand, in no particular order. */
  public List<Standing> read(Collection<String> databases) {
    return postgres
        .file("standings")
        .param("databases", databases.toArray(String[]::new))
        .query((row, number) -> standing(row))
        .list();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getString("database"),
        Map.of(Side.NOTION, door(row, Side.NOTION), Side.SUPABASE, door(row, Side.SUPABASE)),
        row.getLong("conflicts"),
        row.getLong("dead_letters"),
        Optional.ofNullable(row.getString("dead_letter_reason")),
        row.getLong("held"),
        Optional.ofNullable(Read.json(row, "told")));
  }

  private static Standing.OfDoor door(ResultSet row, Side side) throws SQLException {
    String of = side.text() + "_";
    String state = row.getString(of + "state");
    return new Standing.OfDoor(
        Read.time(row, of + "last_pass_at"),
        state == null
            ? Optional.empty()
            : Optional.of(
                new DoorState(
                    state,
                    row.getString(of + "message"),
                    Read.time(row, of + "since"),
                    Read.time(row, of + "next_try"))));
  }
}
