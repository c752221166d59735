package network.thehigherself.sync.line;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import network.thehigherself.sync.plan.Census;
import network.thehigherself.sync.plan.Guard;
import network.thehigherself.sync.plan.Limits;
import network.thehigherself.sync.postgres.Links;
import network.thehigherself.sync.postgres.OwedKeys;

/**
 * The batches of a pass, one after the other: what its door noticed, each time with what was put
 * off on the way, what is owed, and last, once a guard has let it go on, what would clear or delete
 * something.
 */
public final class PassBatches {
  /** What is read again by GET, so that only so many pages are in memory at once. */
  private static final int SIZE = 100;

  private final OwedKeys owed;
  private final Links links;
  private final Places places;
  private final Sweep sweep;
  private final Limits limits;
  private final Clock clock;

  /**
   * @param limits how much a pass may delete or clear, where its mapping does not say otherwise
   */
  public PassBatches(
      OwedKeys owed, Links links, Places places, Sweep sweep, Limits limits, Clock clock) {
    this.owed = owed;
    this.links = links;
    this.places = places;
    this.sweep = sweep;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * All batches of a pass.
   *
   * @param door what the door noticed; asked for its next batch when the one before is done
   */
  Iterator<List<Notice>> after(Pass pass, Iterator<List<Notice>> door) {
    return new Iterator<>() {
      private boolean done;

      /** Camel asks while the batch before is still under way: what comes next is not known yet. */
      @Override
      public boolean hasNext() {
        return !done;
      }

      /** The last batch is empty: only then is it certain that nothing is left. */
      @Override
      public List<Notice> next() {
        if (done) {
          throw new NoSuchElementException();
        }
        try {
          return batch();
        } catch (RuntimeException trouble) {
          // Camel would log what an iterator throws, with its stack trace.
          pass.breakOff(trouble);
          done = true;
          return List.of();
        }
      }

      private List<Notice> batch() {
        List<Notice> late = pass.putOff().takeLate();
        if (!late.isEmpty()) {
          return late;
        }
        places.keep(pass);
        if (door.hasNext()) {
          expect(pass);
          return door.next();
        }
        sweep.conclude(pass);
        List<Notice> rest = rest(pass);
        done = rest.isEmpty();
        return rest;
      }
    };
  }

  /** What is linked is about what a whole read will show; before the first one nobody knows. */
  private void expect(Pass pass) {
    if (pass.reading().isFromStart() && !pass.isExpected()) {
      pass.expects(links.count(pass.database().name()));
    }
  }

  private List<Notice> rest(Pass pass) {
    List<Notice> due =
        owed.due(pass.database().name(), clock.instant()).stream()
            .filter(one -> pass.putOff().isFirstLook(one.key()))
            .limit(SIZE)
            .map(Notice::owed)
            .toList();
    return due.isEmpty() ? guarded(pass) : due;
  }

  private List<Notice> guarded(Pass pass) {
    PutOff putOff = pass.putOff();
    if (!putOff.isJudged()) {
      judge(pass);
      putOff.letGoOn();
    }
    return putOff.takeDeferred(SIZE);
  }

  private void judge(Pass pass) {
    long linked = links.count(pass.database().name());
    long read = pass.report().of(pass.door()).get(Tally.Kind.READ);
    PutOff putOff = pass.putOff();
    Census census =
        new Census(linked, pass.reading().isFromStart(), read, putOff.deletes(), putOff.clears());
    Set<String> allowed = pass.options().allowed();
    Limits own = pass.database().mapping().guards().over(limits);
    Guard.judge(census, own).stream()
        .filter(refusal -> !allowed.contains(refusal.guard().label()))
        .findFirst()
        .ifPresent(
            refusal -> {
              throw PassException.refused(
                  pass.database().name(), refusal.guard().label(), refusal.reason());
            });
  }
}
