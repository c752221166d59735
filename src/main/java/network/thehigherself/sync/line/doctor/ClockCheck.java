package network.thehigherself.sync.line.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import network.thehigherself.sync.postgres.Server;

/** Whether Notion and PostgreSQL agree what time it is: the newer of two edits wins. */
record ClockCheck(NotionSide notion, PostgresSide postgres) implements Check {
  /** Notion's header tells whole seconds, and both answers take their time. */
  private static final Duration NOTED = Duration.ofSeconds(5);

  /** Notion tells the minute of an edit: beyond it the wrong side wins. */
  private static final Duration TOO_FAR = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "clocks";
  }

  @Override
  public List<Finding> look() {
    notion.notion();
    Instant theirs = new Server(postgres.postgres()).about().now();
    return List.of(of(notion.us().ahead(), Duration.between(Instant.now(), theirs)));
  }

  /**
   * @param notion how far its clock is ahead of ours
   * @param postgres the same
   */
  static Finding of(Duration notion, Duration postgres) {
    String says =
        "Notion's is %s s, PostgreSQL's %s s ahead of ours"
            .formatted(seconds(notion), seconds(postgres));
    Duration apart = notion.minus(postgres).abs();
    if (apart.compareTo(TOO_FAR) > 0) {
      return Finding.wrong(
          says, "Set PostgreSQL's clock by NTP: of two edits of a field the newer one shall win");
    }
    return apart.compareTo(NOTED) > 0 || notion.abs().compareTo(TOO_FAR) > 0
        ? Finding.warning(
            says,
            "Set the clock of this machine and of PostgreSQL by NTP (timedatectl set-ntp true)")
        : Finding.ok(says);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
  }
}
