package network.thehigherself.sync.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import network.thehigherself.sync.plan.Base;
import network.thehigherself.sync.plan.Policy;
import network.thehigherself.sync.plan.Step;
import network.thehigherself.sync.plan.Value;
import network.thehigherself.sync.property.NotionDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SettlementsTest {
  private static final Instant MINUTE = Instant.parse("2026-06-15T10:00:00Z");
  private final Bench bench = new Bench();
  private final UUID key = UUID.randomUUID();

  @Nested
  class WriteRows {

    @Test
    void aNewRowGetsItsValuesItsLinkAndItsBaseInBothForms() {
      Value range = Value.of(new NotionDate(MINUTE, MINUTE.plusSeconds(3600)));
      Value start = Value.of(new NotionDate(MINUTE, null));
      Settlement settlement =
          Settlement.of(key)
              .page(Bench.page(key))
              .write(
                  RowWrite.insert(
                      Map.of(
                          "name", Value.of("n"),
                          "due", start,
                          "price", Value.of(new BigDecimal("1.01")),
                          "tags", Value.elements(Set.of("b", "a")))))
              .agreed("name", Value.of("n"))
              .agreed("due", range)
              .agreed("price", Value.of(new BigDecimal("1.005")))
              .agreed("tags", Value.elements(Set.of("b", "a")))
              .pageTimes(MINUTE, MINUTE)
              .build();

      assertThat(bench.settle(settlement).written()).containsExactly(key);

      RowState row = bench.row(key);
      assertThat(row.pageId()).isEqualTo(Bench.page(key));
      assertThat(row.fields()).containsEntry("due", start).containsEntry("note", Value.empty());
      Link link = bench.link(key);
      assertThat(link.pageId()).isEqualTo(Bench.page(key));
      assertThat(link.rowTime()).isEqualTo(row.updatedAt());
      assertThat(link.pageTime()).isEqualTo(MINUTE);
      assertThat(link.fields())
          .containsEntry("due", new Base.Field(range, start))
          .containsEntry(
              "price",
              new Base.Field(Value.of(new BigDecimal("1.005")), Value.of(new BigDecimal("1.01"))))
          .doesNotContainKey("note");
    }

    @Test
    void theBaseHoldsWhatTheRowReallyHolds() {
      bench.admin.execute(
          """
          create function public.shout() returns trigger language plpgsql as
          $$ begin new.name := upper(new.name); return new; end $$""");
      bench.admin.execute(
          "create trigger shout before insert on jobs for each row execute function shout()");

      bench.settle(bench.created(key, "quiet").build());

      assertThat(bench.link(key).fields())
          .containsEntry("name", new Base.Field(Value.of("quiet"), Value.of("QUIET")));
    }

    @Test
    void anUpdateSetsOnlyWhatChanges() {
      UUID other = UUID.randomUUID();
      bench.settle(bench.created(key, "one").build(), bench.created(other, "two").build());
      bench.people.update("update jobs set note = 'by hand'");
      bench.admin.execute(
          """
          create function public.guard() returns trigger language plpgsql as
          $$ begin raise 'the note was written'; end $$""");
      bench.admin.execute(
          "create trigger guard before update of note on jobs"
              + " for each row execute function guard()");

      Settled settled =
          bench.settle(
              Settlement.of(key)
                  .write(
                      RowWrite.update(
                          bench.row(key).updatedAt(), Map.of("count", Value.of(BigDecimal.ONE))))
                  .agreed("count", Value.of(BigDecimal.ONE))
                  .build(),
              Settlement.of(other)
                  .write(
                      RowWrite.update(
                          bench.row(other).updatedAt(), Map.of("name", Value.of("changed"))))
                  .agreed("name", Value.of("changed"))
                  .build());

      assertThat(settled.written()).containsExactlyInAnyOrder(key, other);
      assertThat(bench.row(key).fields())
          .containsEntry("name", Value.of("one"))
          .containsEntry("count", Value.of(BigDecimal.ONE))
          .containsEntry("note", Value.of("by hand"));
      assertThat(bench.row(other).fields())
          .containsEntry("name", Value.of("changed"))
          .containsEntry("count", Value.empty());
    }

    @Test
    void clearingClears() {
      bench.settle(
          bench.created(key, Map.of("name", Value.of("n"), "note", Value.of("x"))).build());

      bench.settle(
          Settlement.of(key)
              .write(RowWrite.update(bench.row(key).updatedAt(), Map.of("note", Value.empty())))
              .agreed("note", Value.empty())
              .build());

      assertThat(bench.row(key).fields()).containsEntry("note", Value.empty());
      assertThat(bench.link(key).fields())
          .containsEntry("note", new Base.Field(Value.empty(), Value.empty()));
    }

    @Test
    void theDefaultOfAColumnThatIsNotGivenStays() {
      bench.admin.execute("alter table jobs alter column note set default 'usual'");
      UUID other = UUID.randomUUID();

      bench.settle(
          bench.created(key, "a").build(),
          bench.created(other, Map.of("name", Value.of("b"), "note", Value.empty())).build());

      assertThat(bench.row(key).fields()).containsEntry("note", Value.of("usual"));
      assertThat(bench.row(other).fields()).containsEntry("note", Value.empty());
    }
  }

  private StoredIntent intent(Step step, List<HistoryEntry> history) {
    Map<String, Value> name = Map.of("name", Value.of("n"));
    return new StoredIntent(
        UUID.randomUUID(),
        key,
        step == Step.CREATE ? null : Bench.page(key),
        step,
        step == Step.DELETE,
        name,
        name,
        null,
        history,
        null,
        false,
        null);
  }

  @Nested
  class SeeOthers {

    @Test
    void aRowThatChangedMeanwhileIsNotOverwrittenAndIsOwed() {
      bench.settle(bench.created(key, "old").build());
      RowState seen = bench.row(key);
      bench.people.update("update jobs set name = 'by hand' where id = ?", key);

      Settled settled =
          bench.settle(
              Settlement.of(key)
                  .page(Bench.page(key))
                  .write(RowWrite.update(seen.updatedAt(), Map.of("name", Value.of("ours"))))
                  .agreed("name", Value.of("ours"))
                  .agreed("note", Value.of("patched"), Value.of("in the row"))
                  .pageTimes(MINUTE, null)
                  .rowTimes(seen.updatedAt(), seen.updatedAt())
                  .history(change("name", Side.SUPABASE))
                  .history(change("note", Side.NOTION))
                  .build());

      assertThat(settled.stale()).containsExactly(key);
      assertThat(settled.written()).isEmpty();
      assertThat(bench.row(key).fields()).containsEntry("name", Value.of("by hand"));
      Link link = bench.link(key);
      assertThat(link.fields())
          .containsEntry("name", new Base.Field(Value.of("old"), Value.of("old")))
          .containsEntry("note", new Base.Field(Value.of("patched"), Value.of("in the row")));
      assertThat(link.rowTime()).isEqualTo(seen.updatedAt());
      assertThat(link.pageTime()).isEqualTo(MINUTE);
      assertThat(bench.owed.due("jobs", Instant.now()))
          .singleElement()
          .satisfies(
              owed -> assertThat(owed.owed().reason()).isEqualTo("the row changed meanwhile"));
      assertThat(bench.admin.queryForList("select field from sync.history", String.class))
          .containsExactly("note");
    }

    @Test
    void aRecordWhoseRowChangedMeanwhileKeepsItsIntentsAndTellsOnceWhatTheyDid() {
      bench.settle(bench.created(key, "old").build());
      Instant seen = bench.row(key).updatedAt();
      Intents intents = new Intents(bench.postgres);
      StoredIntent intent = intent(Step.KEEP, List.of(change("note", Side.NOTION)));
      intents.open(bench.lease(bench.jobs), List.of(intent));
      bench.people.update("update jobs set name = 'by hand' where id = ?", key);

      Settled settled =
          bench.settle(
              Settlement.of(key)
                  .page(Bench.page(key))
                  .write(RowWrite.update(seen, Map.of("name", Value.of("ours"))))
                  .history(change("note", Side.NOTION))
                  .answered(Set.of(intent.id()))
                  .build());

      assertThat(settled.stale()).containsExactly(key);
      assertThat(intents.read("jobs", List.of(key)).get(key))
          .singleElement()
          .satisfies(
              kept -> {
                assertThat(kept.page()).isEqualTo(intent.page());
                assertThat(kept.history()).isEmpty();
              });
    }

    @Test
    void aRowThatIsThereAlreadyIsNotOverwrittenByANewOne() {
      bench.people.update("insert into jobs (id, name) values (?, 'by hand')", key);

      Settled settled = bench.settle(bench.created(key, "ours").build());

      assertThat(settled.stale()).containsExactly(key);
      assertThat(bench.row(key).fields()).containsEntry("name", Value.of("by hand"));
      assertThat(bench.link(key).fields()).isEmpty();
    }

    @Test
    void aRowThatWasDeletedMeanwhileIsNotMadeAgain() {
      bench.settle(bench.created(key, "old").build());
      Instant seen = bench.row(key).updatedAt();
      bench.people.update("delete from jobs where id = ?", key);

      assertThat(
              bench
                  .settle(
                      Settlement.of(key)
                          .write(RowWrite.update(seen, Map.of("name", Value.of("new"))))
                          .build())
                  .stale())
          .containsExactly(key);
      assertThat(bench.row(key)).isNull();
    }

    @Test
    void theStampOfThePageIsOursAndNoEdit() {
      bench.people.update("insert into jobs (id, name) values (?, 'new in SQL')", key);
      RowState seen = bench.row(key);

      bench.settle(agreedOnName(seen));

      RowState stamped = bench.row(key);
      assertThat(stamped.pageId()).isEqualTo(Bench.page(key));
      assertThat(stamped.updatedAt()).isAfter(seen.updatedAt());
      assertThat(bench.link(key).rowTime()).isEqualTo(stamped.updatedAt());

      bench.settle(agreedOnName(stamped));

      assertThat(bench.row(key).updatedAt()).isEqualTo(stamped.updatedAt());
    }

    @Test
    void theStampHidesNoEditThatCameBefore() {
      bench.people.update("insert into jobs (id, name) values (?, 'new in SQL')", key);
      RowState seen = bench.row(key);
      bench.people.update("update jobs set name = 'edited' where id = ?", key);
      RowState edited = bench.row(key);

      bench.settle(agreedOnName(seen));

      assertThat(bench.row(key)).isEqualTo(edited);
      assertThat(bench.link(key).rowTime()).isEqualTo(seen.updatedAt());
    }

    private Settlement agreedOnName(RowState seen) {
      Value name = seen.fields().get("name");
      return Settlement.of(key)
          .page(Bench.page(key))
          .agreed("name", name, name)
          .rowTimes(seen.updatedAt(), seen.updatedAt())
          .build();
    }
  }

  @Nested
  class BearRefusals {

    @Test
    void oneRefusedRecordHarmsNoOther() {
      bench.admin.execute("alter table jobs add constraint short check (length(name) < 10)");
      List<Settlement> batch = new ArrayList<>();
      IntStream.range(0, 20)
          .forEach(i -> batch.add(bench.created(UUID.randomUUID(), "job " + i).build()));
      batch.add(13, bench.created(key, "a very secret name").owed(null).build());

      Settled settled = bench.settlements.write(bench.lease(bench.jobs), bench.jobs, batch, null);

      assertThat(settled.written()).hasSize(20);
      assertThat(settled.refused())
          .containsOnlyKeys(key)
          .containsValue(
              "PostgreSQL's check forbids a value, constraint short, table jobs (SQLSTATE 23514).");
      assertThat(bench.people.queryForObject("select count(*) from jobs", Integer.class))
          .isEqualTo(20);
      assertThat(bench.link(key)).isNull();
    }

    @Test
    void everyKindOfRefusalNamesThePlaceAndNoValue() {
      bench.admin.execute("alter table jobs alter column note set not null");
      bench.admin.execute("create unique index one_count on jobs (count)");
      bench.admin.execute("create type mood as enum ('fine')");
      bench.admin.execute("alter table jobs alter column name type mood using 'fine'");
      UUID other = UUID.randomUUID();
      Map<String, Value> fine = Map.of("name", Value.of("fine"), "note", Value.of("x"));

      Settled first =
          bench.settle(
              bench.created(key, Map.of("name", Value.of("fine"))).build(),
              bench
                  .created(other, Map.of("name", Value.of("secret"), "note", Value.of("x")))
                  .build());
      bench.people.update("insert into jobs (name, note, count) values ('fine', 'x', 4711)");
      Settled second =
          bench.settle(
              bench.created(UUID.randomUUID(), fine).build(),
              bench
                  .created(
                      key,
                      Map.of(
                          "name", Value.of("fine"),
                          "note", Value.of("x"),
                          "count", Value.of(new BigDecimal(4711))))
                  .build());

      assertThat(first.refused().get(key)).contains("wants a value").contains("column note");
      assertThat(first.refused().get(other)).contains("22P02").doesNotContain("secret");
      assertThat(second.refused().get(key)).contains("one_count").doesNotContain("4711");
      assertThat(second.written()).hasSize(1);
    }

    @Test
    void aPageThatBelongsToAnotherRowIsRefused() {
      UUID other = UUID.randomUUID();
      bench.settle(bench.created(key, "first").build());

      Settled settled =
          bench.settle(
              Settlement.of(other)
                  .page(Bench.page(key))
                  .write(RowWrite.insert(Map.of("name", Value.of("copy"))))
                  .build());

      assertThat(settled.refused().get(other)).contains("link_page_id_key");
      assertThat(bench.row(other)).isNull();
    }

    @Test
    void aDeferredCheckFailsForItsRecordAndNotAtTheCommit() {
      bench.admin.execute(
          """
          create function public.late() returns trigger language plpgsql as
          $$ begin if new.name = 'bad' then raise 'no'; end if; return new; end $$""");
      bench.admin.execute(
          """
          create constraint trigger late after insert on jobs
          deferrable initially deferred for each row execute function late()""");
      UUID good = UUID.randomUUID();

      Settled settled =
          bench.settle(bench.created(key, "bad").build(), bench.created(good, "good").build());

      assertThat(settled.written()).containsExactly(good);
      assertThat(settled.refused())
          .containsExactly(Map.entry(key, "A trigger refused the record (SQLSTATE P0001)."));
    }

    @Test
    void aValueThatTheColumnCannotHoldIsRefusedBeforeItIsSent() {
      Settled settled = bench.settle(bench.created(key, Map.of("note", Value.of("a\0b"))).build());

      assertThat(settled.refused().get(key)).contains("U+0000").contains("column note");
    }

    @Test
    void aWrongTableIsNoRecordsFault() {
      bench.admin.execute("drop table jobs cascade");

      assertThatThrownBy(() -> bench.settle(bench.created(key, "x").build()))
          .isInstanceOf(PostgresException.class)
          .isNotInstanceOf(RecordRefusedException.class)
          .hasMessageContaining("42P01");
    }
  }

  @Nested
  class Remember {

    @Test
    void historyConflictsIntentsAndWhatIsOwedGoTogether() {
      Intents intents = new Intents(bench.postgres);
      StoredIntent intent = intent(Step.CREATE, List.of());
      StoredIntent unanswered = intent(Step.DELETE, List.of());
      intents.open(bench.lease(bench.jobs), List.of(intent, unanswered));
      assertThat(intents.creates("jobs")).extracting(StoredIntent::id).containsExactly(intent.id());
      UUID run = new Runs(bench.postgres).start("sync", "both", false);

      bench.settlements.write(
          bench.lease(bench.jobs),
          bench.jobs,
          List.of(
              bench
                  .created(key, "n")
                  .history(change("name", Side.SUPABASE))
                  .conflict(
                      new ConflictEntry(
                          "note", null, Value.of("page"), Value.empty(), Policy.MANUAL))
                  .answered(Set.of(intent.id()))
                  .owed(new Owed("a person must decide", true, null, null))
                  .build()),
          run);

      assertThat(bench.admin.queryForMap("select * from sync.history"))
          .containsEntry("run", run)
          .containsEntry("field", "name")
          .containsEntry("side", "supabase");
      assertThat(
              bench.admin.queryForMap(
                  "select before::text, after::text, loser::text from sync.history"))
          .containsEntry("before", null)
          .containsEntry("after", "\"n\"")
          .containsEntry("loser", "null");
      assertThat(new Conflicts(bench.postgres).count("jobs")).isEqualTo(1);
      assertThat(intents.read("jobs", List.of(key)).get(key))
          .extracting(StoredIntent::id)
          .containsExactly(unanswered.id());
      assertThat(bench.owed.count("jobs")).isEqualTo(new OwedKeys.Count(1, 1));
      assertThat(bench.owed.due("jobs", Instant.now())).isEmpty();
    }

    @Test
    void whatPostgresCannotHoldIsStillRemembered() {
      bench.settle(
          bench
              .created(key, "n")
              .history(
                  new HistoryEntry(
                      "note",
                      Side.NOTION,
                      "update",
                      Value.of("a\0b\\u0000\ud83d \ud83d\ude00"),
                      Value.of("n"),
                      null,
                      null))
              .build());

      assertThat(
              bench.admin.queryForObject("select before #>> '{}' from sync.history", String.class))
          .isEqualTo("a\ufffdb\\u0000\ufffd \ud83d\ude00");
    }

    @Test
    void aSettledRecordOwesNothingAndHasNoDeadLetter() {
      DeadLetters letters = new DeadLetters(bench.postgres);
      bench.admin.update(
          """
          insert into sync.dead_letter (database, page_id, side, stage, reason)
          values ('jobs', ?, 'supabase', 'create', 'why')""",
          Bench.page(key));
      bench.owed.put(
          "jobs",
          List.of(
              new OwedKeys.Entry(
                  key, Bench.page(key), new Owed("later", false, null, Instant.EPOCH))));
      assertThat(letters.count("jobs")).isEqualTo(1);
      assertThat(bench.owed.due("jobs", Instant.now()))
          .extracting(OwedKey::pageId)
          .containsExactly(Bench.page(key));

      bench.settle(bench.created(key, "n").build());

      assertThat(letters.count("jobs")).isZero();
      assertThat(bench.owed.count("jobs").all()).isZero();
    }

    @Test
    void aConflictIsOpenOnceAndItsNumberStandsForItsValues() {
      bench.settle(bench.created(key, "n").build());
      for (String page : List.of("first", "second")) {
        bench.settle(
            Settlement.of(key)
                .conflict(
                    new ConflictEntry(
                        "note", Value.empty(), Value.of(page), Value.of("r"), Policy.MANUAL))
                .build());
      }
      assertThat(
              bench.admin.queryForList(
                  "select page_value::text from sync.conflict where resolved_at is null",
                  String.class))
          .containsExactly("\"second\"");

      bench.settle(Settlement.of(key).resolved("note", "took notion").build());

      assertThat(new Conflicts(bench.postgres).count("jobs")).isZero();
      assertThat(
              bench.admin.queryForList(
                  "select resolution from sync.conflict order by id", String.class))
          .containsExactly("changed", "took notion");
    }

    @Test
    void aRecordToWhichNothingIsOwedHasNoOpenConflict() {
      bench.settle(bench.created(key, "n").build());
      ConflictEntry conflict =
          new ConflictEntry("note", Value.empty(), Value.of("p"), Value.of("r"), Policy.MANUAL);
      bench.settle(Settlement.of(key).conflict(conflict).build());
      Owed held = new Owed("held", true, null, null);

      bench.settle(Settlement.of(key).owed(held).build());
      assertThat(new Conflicts(bench.postgres).count("jobs")).isEqualTo(1);
      bench.settle(Settlement.of(key).deleted(true).build());

      assertThat(new Conflicts(bench.postgres).count("jobs")).isZero();
    }

    @Test
    void whatIsOwedAgainKeepsItsBeginning() {
      bench.settle(bench.created(key, "n").owed(owed("one")).build());
      Instant since = bench.owed.due("jobs", Instant.now()).get(0).since();

      bench.settle(Settlement.of(key).owed(owed("two")).build());

      assertThat(bench.owed.due("jobs", Instant.now()))
          .singleElement()
          .satisfies(
              again -> {
                assertThat(again.since()).isEqualTo(since);
                assertThat(again.attempts()).isEqualTo(2);
                assertThat(again.owed().reason()).isEqualTo("two");
              });
    }

    @Test
    void whoeverWaitsForARecordIsWokenWhenItHasAPage() {
      UUID waiting = UUID.randomUUID();
      bench.settle(
          bench
              .created(waiting, "waits")
              .owed(new Owed("its parent has no page", false, key, null))
              .build());
      assertThat(bench.owed.due("jobs", Instant.now().plusSeconds(9))).isEmpty();

      bench.settle(bench.created(key, "arrives").build());

      assertThat(bench.owed.due("jobs", Instant.now().plusSeconds(9)))
          .extracting(OwedKey::key)
          .containsExactly(waiting);
    }

    @Test
    void aRecordWithoutAPageGetsNoLink() {
      bench.people.update("insert into jobs (id, name) values (?, 'n')", key);

      bench.settle(Settlement.of(key).owed(owed("its page could not be made")).build());

      assertThat(bench.link(key)).isNull();
      assertThat(bench.owed.count("jobs").all()).isEqualTo(1);
    }

    @Test
    void theTimesOfAPageNeverGoBack() {
      bench.settle(bench.created(key, "n").pageTimes(MINUTE, MINUTE).build());

      Instant stale = MINUTE.minusSeconds(60);
      bench.settle(Settlement.of(key).pageTimes(stale, stale).build());

      assertThat(bench.link(key).pageTime()).isEqualTo(MINUTE);
      assertThat(bench.link(key).pageEdited()).isEqualTo(MINUTE);
    }

    @Test
    void timesThatAreNotGivenStay() {
      bench.settle(bench.created(key, "n").pageTimes(MINUTE, MINUTE).deleted(true).build());

      bench.settle(Settlement.of(key).build());

      Link link = bench.link(key);
      assertThat(link.pageTime()).isEqualTo(MINUTE);
      assertThat(link.pageEdited()).isEqualTo(MINUTE);
      assertThat(link.deleted()).isTrue();
      assertThat(link.rowTime()).isEqualTo(bench.row(key).updatedAt());
    }

    private Owed owed(String reason) {
      return new Owed(reason, false, null, Instant.EPOCH);
    }
  }

  @Nested
  class HoldTheLease {

    @Test
    void aLostLeaseWritesNothing() {
      Lease hung = bench.leases.tryAcquire("jobs", "one", Duration.ZERO).orElseThrow();
      Lease taken = bench.leases.tryAcquire("jobs", "two", Duration.ofMinutes(1)).orElseThrow();
      List<Settlement> batch = List.of(bench.created(key, "n").build());

      assertThatThrownBy(() -> bench.settlements.write(hung, bench.jobs, batch, null))
          .isInstanceOf(LeaseLostException.class)
          .hasMessageContaining("jobs");

      assertThat(bench.row(key)).isNull();
      assertThat(bench.settlements.write(taken, bench.jobs, batch, null).written())
          .containsExactly(key);
    }

    @Test
    void theSameRecordTwiceInABatchIsAMistake() {
      Settlement once = bench.created(key, "n").build();

      assertThatThrownBy(() -> bench.settle(once, once))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyBatchIsNothing() {
      assertThat(bench.settle()).isEqualTo(new Settled(Set.of(), Set.of(), Map.of()));
    }

    @Test
    void aBaseWithoutTheRowsFormIsAMistake() {
      assertThatThrownBy(() -> Settlement.of(key).agreed("name", Value.of("n")).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("name");
    }
  }

  private static HistoryEntry change(String field, Side side) {
    return new HistoryEntry(
        field, side, "update", null, Value.of("n"), Value.empty(), "the page is newer");
  }
}
