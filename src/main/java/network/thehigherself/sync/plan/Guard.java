package network.thehigherself.sync.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses what looks like an accident: a side that is suddenly empty, too many deletes, too many
 * cleared values. Judged before the first of them is carried out.
 */
public enum Guard {
  EMPTY_SIDE("empty-side") {
    @Override
    boolean refuses(Census census, Limits limits) {
      return census.wholeRead() && census.read() == 0 && census.linked() > 0;
    }

    @Override
    String reason(Census census) {
      return "one side is empty, but " + census.linked() + " records are known to both";
    }
  },
  DELETES("deletes") {
    @Override
    boolean refuses(Census census, Limits limits) {
      return tooMany(census.deletes(), limits.deletes(), census, limits);
    }

    @Override
    String reason(Census census) {
      return census.deletes() + " of " + census.linked() + " records would be deleted";
    }
  },
  CLEARS("clears") {
    @Override
    boolean refuses(Census census, Limits limits) {
      return tooMany(census.clears(), limits.clears(), census, limits);
    }

    @Override
    String reason(Census census) {
      return census.clears() + " values of " + census.linked() + " records would be emptied";
    }
  };

  private final String label;

  Guard(String label) {
    this.label = label;
  }

  /** The guard's name, as a person types it after {@code --allow}. */
  public String label() {
    return label;
  }

  abstract boolean refuses(Census census, Limits limits);

  abstract String reason(Census census);

  /**
   * Every guard that refuses the pass, with its reason; none where all let it go on.
   *
   * @param census what the pass saw and plans
   * @param limits how much is allowed
   */
  public static List<Refusal> judge(Census census, Limits limits) {
    return Stream.of(values())
        .filter(guard -> guard.refuses(census, limits))
        .map(guard -> new Refusal(guard, guard.reason(census)))
        .toList();
  }

  /**
   * Why a pass may not go on.
   *
   * @param guard which guard refuses
   * @param reason what it saw, in one clause
   */
  public record Refusal(Guard guard, String reason) {}

  private static boolean tooMany(long planned, long always, Census census, Limits limits) {
    return planned > always && planned > limits.share() * census.linked();
  }
}
