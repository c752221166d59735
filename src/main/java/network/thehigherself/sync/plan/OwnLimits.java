package network.thehigherself.sync.plan;

/**
 * What a mapping says of the limits of its own database. What it does not say is null, and is as
 * the settings say.
 *
 * @param deletes see {@link Limits#deletes}
 * @param clears see {@link Limits#clears}
 * @param share see {@link Limits#share}
 */
public record OwnLimits(Long deletes, Long clears, Double share) {
  /** Everything is as the settings say. */
  public static final OwnLimits NONE = new OwnLimits(null, null, null);

  /** The limits of the database. */
  public Limits over(Limits settings) {
    return new Limits(
        deletes == null ? settings.deletes() : deletes,
        clears == null ? settings.clears() : clears,
        share == null ? settings.share() : share);
  }
}
