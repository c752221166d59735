package network.thehigherself.sync.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether each thing that people did is there, replaced by something later, or kept as a loser. */
public final class Proof {

  /** An edit that is neither, and why that is a loss. */
  public record Loss(Edit edit, String why) {}

  private final Diary diary;
  private final History history;
  private final Sides sides;

  public Proof(Diary diary, History history, Sides sides) {
    this.diary = diary;
    this.history = history;
    this.sides = sides;
  }

  public List<Loss> losses() {
    List<Loss> losses = new ArrayList<>();
    diary
        .byRecord()
        .forEach(
            (place, records) ->
                records.forEach(
                    (title, edits) -> {
                      Map<String, List<String>> values = sides.of(place, title);
                      whole(edits, values != null).ifPresent(losses::add);
                      for (Edit edit : edits) {
                        if (edit.field() != null) {
                          why(edit, edits, values)
                              .ifPresent(why -> losses.add(new Loss(edit, why)));
                        }
                      }
                    }));
    return losses;
  }

  /** What is wrong with a record being there, or not being there. */
  private Optional<Loss> whole(List<Edit> edits, boolean alive) {
    List<Edit> endings = edits.stream().filter(edit -> edit.deed().ends()).toList();
    if (endings.isEmpty()) {
      return alive
          ? Optional.empty()
          : Optional.of(new Loss(edits.get(0), "the record is gone, and nobody deleted it"));
    }
    Edit last = endings.get(endings.size() - 1);
    if (alive) {
      boolean stands = lastOfWhole(edits).deed().ends();
      return !stands || isThrownAway(last, edits) || isBeaten(last, edits)
          ? Optional.empty()
          : Optional.of(new Loss(last, "the record is there, and nothing beat its deletion"));
    }
    if (isRestored(edits, endings)) {
      return Optional.of(new Loss(lastOfWhole(edits), "the record was restored and is gone"));
    }
    return edits.stream()
        .filter(edit -> edit.field() != null && last.isBefore(edit) && !isClearOfNothing(edit))
        .filter(edit -> !isTakenBackUnseen(edit, edits))
        .findFirst()
        .map(edit -> new Loss(edit, "the record was edited after its deletion and is gone"));
  }

  /** Whether the field was as empty as before when the sync looked at it again. */
  private boolean isTakenBackUnseen(Edit edit, List<Edit> edits) {
    return history.hadNothing(edit)
        && edits.stream()
            .filter(other -> edit.field().equals(other.field()) && other.side() == edit.side())
            .filter(other -> other.equals(edit) || edit.isBefore(other))
            .filter(other -> other.ended().isBefore(history.nextLook(edit)))
            .reduce((earlier, later) -> later)
            .filter(last -> last.deed() == Deed.CLEAR)
            .isPresent();
  }

  private static Edit lastOfWhole(List<Edit> edits) {
    return edits.stream()
        .filter(edit -> edit.field() == null)
        .max(Comparator.comparing(Edit::ended))
        .orElseThrow();
  }

  /** Whether the other side did something that the deleting side had not been told. */
  private boolean isBeaten(Edit deletion, List<Edit> edits) {
    return edits.stream()
        .filter(edit -> edit.side() != deletion.side())
        .anyMatch(
            edit ->
                edit.field() == null
                    ? edit.deed() == Deed.RESTORE
                    : !history.broughtTo(deletion.side(), edit, deletion.begun()));
  }

  /** Whether each side that deleted the record has restored it, or the other one after it. */
  private static boolean isRestored(List<Edit> edits, List<Edit> endings) {
    Set<Side> deleting = EnumSet.noneOf(Side.class);
    endings.forEach(edit -> deleting.add(edit.side()));
    Edit last = lastOfWhole(edits);
    return (deleting.size() == 1 && last.deed() == Deed.RESTORE)
        || deleting.stream()
            .allMatch(
                side ->
                    lastOfWhole(edits.stream().filter(edit -> edit.side() == side).toList()).deed()
                        == Deed.RESTORE);
  }

  /** Why an edit of a field is lost; empty where it is not. */
  private Optional<String> why(Edit edit, List<Edit> edits, Map<String, List<String>> values) {
    boolean replaced =
        edits.stream()
            .filter(later -> edit.field().equals(later.field()) || later.deed() == Deed.DELETE)
            .anyMatch(later -> later.replaces(edit));
    if (replaced || isThrownAway(edit, edits) || isAboutAGoneTarget(edit, edits)) {
      return Optional.empty();
    }
    if (values == null) {
      boolean deletedThere =
          edits.stream()
              .anyMatch(
                  later ->
                      later.deed().ends() && later.side() == edit.side() && edit.isBefore(later));
      return deletedThere || isClearOfNothing(edit) || history.knows(edit)
          ? Optional.empty()
          : Optional.of("the record was deleted, and nobody had seen this edit");
    }
    List<String> now = values.get(edit.field().column());
    return edit.field().kind().isSet() ? whyElement(edit, edits, now) : whyValue(edit, edits, now);
  }

  /**
   * Whether people threw away the page that they had edited, before the sync knew it: a create was
   * not answered, and trash cannot be queried. Then another page stands for the record.
   */
  private boolean isThrownAway(Edit edit, List<Edit> edits) {
    return edit.page() != null
        && !sides.isThere(edit.page())
        && edits.stream()
            .anyMatch(
                later ->
                    later.deed() == Deed.TRASH
                        && later.page() != null
                        && later.page().equals(edit.page())
                        && !later.begun().isBefore(edit.begun()));
  }

  /**
   * The edit by which a side came to be as this one left it. A clear that takes away only what
   * nobody had seen leaves what an earlier clear had left: between two looks of the sync nothing
   * happened.
   */
  private Edit standing(Edit edit, List<Edit> edits) {
    if (edit.deed() != Deed.CLEAR) {
      return edit;
    }
    List<Edit> before =
        edits.stream()
            .filter(other -> edit.field().equals(other.field()) && other.side() == edit.side())
            .filter(other -> other.isBefore(edit))
            .sorted(Comparator.comparing(Edit::ended).reversed())
            .takeWhile(other -> other.deed() == Deed.CLEAR || !history.knows(other))
            .toList();
    return before.stream().filter(other -> other.deed() == Deed.CLEAR).findFirst().orElse(edit);
  }

  private Optional<String> whyValue(Edit last, List<Edit> edits, List<String> now) {
    Edit edit = standing(last, edits);
    if (isThere(edit, now) || isClearOfNothing(edit) || history.hadAlready(edit)) {
      return Optional.empty();
    }
    Optional<Edit> winner =
        edits.stream()
            .filter(other -> edit.field().equals(other.field()) && isThere(other, now))
            .max(Comparator.comparing(Edit::ended));
    if (winner.isPresent() && !winner.get().isBefore(edit)) {
      return history.knows(edit)
          ? Optional.empty()
          : Optional.of("a later edit of the other side replaced it, and nobody had seen it");
    }
    return history.keepsAsLoser(edit)
        ? Optional.empty()
        : Optional.of("an older value is there, and this one is not kept as a loser");
  }

  private static boolean isClearOfNothing(Edit edit) {
    return edit.deed() == Deed.CLEAR && edit.taken().isEmpty();
  }

  private Optional<String> whyElement(Edit edit, List<Edit> edits, List<String> now) {
    List<Edit> sameField =
        edits.stream().filter(other -> edit.field().equals(other.field())).toList();
    if (edit.deed() == Deed.ADD) {
      boolean cleared =
          sameField.stream().anyMatch(other -> other.deed() == Deed.CLEAR) && history.knows(edit);
      return now.contains(edit.value()) || cleared || history.keepsAsLoser(edit)
          ? Optional.empty()
          : Optional.of("the element is missing, and nobody took it away");
    }
    return edit.taken().stream()
        .filter(now::contains)
        .filter(element -> !isHiddenMeanwhile(edit, element))
        .filter(
            element ->
                sameField.stream()
                    .filter(added -> added.value().equals(element))
                    .noneMatch(added -> isUnseen(added, edit)))
        .findFirst()
        .map(element -> "it took away " + element + ", which is there again");
  }

  /**
   * Whether the record that a reference was about was deleted when the sync looked: a page hides
   * what refers to trash, so that nobody can tell that the reference was taken away.
   */
  private boolean isHiddenMeanwhile(Edit clear, String element) {
    Place target = clear.field().target();
    if (target == null) {
      return false;
    }
    List<Edit> whole =
        diary.byRecord().getOrDefault(target, Map.of()).getOrDefault(element, List.of()).stream()
            .filter(other -> other.deed().ends() || other.deed() == Deed.RESTORE)
            .filter(other -> other.begun().isBefore(history.nextLook(clear)))
            .toList();
    return whole.stream()
        .filter(other -> other.deed().ends())
        .anyMatch(
            ended ->
                clear.isBefore(ended)
                    || whole.stream()
                        .filter(other -> other.deed() == Deed.RESTORE)
                        .noneMatch(back -> ended.isBefore(back) && back.isBefore(clear)));
  }

  /** Whether whoever took an element away did not take away this one, which others added. */
  private boolean isUnseen(Edit added, Edit clear) {
    return !added.isBefore(clear)
        || (added.side() != clear.side() && !history.broughtTo(clear.side(), added, clear.begun()));
  }

  private static boolean isThere(Edit edit, List<String> now) {
    return edit.deed() == Deed.CLEAR
        ? now.isEmpty()
        : now.equals(List.of(edit.field().kind().typed(edit.value())));
  }

  /** What became of a reference cannot be judged from outside while a target is deleted. */
  private boolean isAboutAGoneTarget(Edit edit, List<Edit> edits) {
    Place target = edit.field().target();
    return target != null
        && edits.stream()
            .filter(other -> edit.field().equals(other.field()))
            .filter(other -> edit.field().kind() == Kind.ONE || other.equals(edit))
            .filter(other -> !other.value().isEmpty())
            .anyMatch(
                other ->
                    sides.of(target, other.value()) == null || isThrownAway(target, other.value()));
  }

  /** Whether people threw away a page of this name, which a reference may have meant. */
  private boolean isThrownAway(Place place, String title) {
    return diary.byRecord().getOrDefault(place, Map.of()).getOrDefault(title, List.of()).stream()
        .anyMatch(
            edit ->
                edit.deed() == Deed.TRASH && edit.page() != null && !sides.isThere(edit.page()));
  }
}
