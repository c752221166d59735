package network.thehigherself.sync.cli;

import java.util.Locale;

/**
 * What a plan costs when it is carried out.
 *
 * @param requests how many requests it sends to Notion, about
 * @param perSecond how many are sent in a second; 0 for as many as there can be
 */
record Cost(long requests, double perSecond) {

  static Cost of(Settings settings, long requests) {
    return new Cost(requests, settings.decimal("notion.requests-per-second"));
  }

  /** How long the requests alone take. */
  double minutes() {
    return perSecond == 0 ? 0 : requests / perSecond / 60;
  }

  @Override
  public String toString() {
    String sent = "about %d Notion requests".formatted(requests);
    if (perSecond == 0) {
      return sent;
    }
    return minutes() < 1
        ? sent + ", less than a minute"
        : sent + String.format(Locale.ROOT, ", %.0f minutes", Math.ceil(minutes()));
  }
}
