package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import network.thehigherself.sync.cli.SyncOutput;
import network.thehigherself.sync.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first whole read that is broken off goes on near where it was. */
class WholeReadTest {
  private static final String QUERY = "POST /v1/data_sources/{id}/query";
  private static final int PAGES = 600;

  private Pair pair;
  private List<String> pages;

  @BeforeEach
  void manyPages(@TempDir Path home) {
    pair = Pair.of(SandboxOptions.defaults().withoutPages(), Map.of(), home);
    pages = pair.sandbox.pages().bulk("tasks", PAGES, Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void theNotionDoorGoesOnNearWhereItWas() {
    breakOffAtPlace(5, "notion");
    assertThat(pair.sync().exit()).isEqualTo(4);
    assertThat(pair.count("public.tasks")).isEqualTo(500);
    OffsetDateTime startedAt = time("whole_read_from");
    goOn();
    pair.sandbox.clock().advance(Duration.ofMinutes(10));
    pair.maya.edit(pages.get(PAGES - 1), "Task Name", "Edited in between");
    pair.sandbox.requests().reset();

    assertThat(pair.sync().exit()).isZero();

    assertThat(pair.requests(QUERY)).as("two others, and 201 pages from place 4 on").isEqualTo(5);
    assertThat(pair.count("public.tasks")).isEqualTo(PAGES);
    assertThat(time("at")).isEqualTo(startedAt);
    assertThat(time("whole_read_at")).isEqualTo(startedAt);
    assertThat(time("whole_read_from")).isNull();
    pair.sync();
    assertThat(pair.count("public.tasks where task_name = 'Edited in between'")).isEqualTo(1);
  }

  @Test
  void theSupabaseDoorGoesOnNearWhereItWas() {
    breakOffAtPlace(5, "supabase");
    assertThat(pair.sync().exit()).isEqualTo(4);
    goOn();

    SyncOutput output = pair.sync();

    assertThat(output.exit()).isZero();
    assertThat(Pair.of(output, "tasks").path("from_supabase").path("read").asInt())
        .as("the last of the first 400 and what follows")
        .isEqualTo(201);
  }

  @Test
  void aPersonsFullReadStartsAnew() {
    breakOffAtPlace(5, "notion");
    pair.sync();
    goOn();
    pair.sandbox.requests().reset();
    assertThat(pair.syncWhole().exit()).isZero();
    assertThat(pair.requests(QUERY)).isEqualTo(2 + PAGES / 100);
  }

  /**
   * This place cannot be kept: the connection breaks, as a kill leaves it. The first is an insert,
   * the others are updates.
   */
  private void breakOffAtPlace(int place, String door) {
    pair.sql.sql("create sequence public.places").update();
    pair.sql
        .sql(
            """
            create function public.broken() returns trigger language plpgsql security definer as $$
            begin
              if nextval('public.places') >= %d then
                raise exception 'broken off' using errcode = '57P01';
              end if;
              return new;
            end $$"""
                .formatted(place - 1))
        .update();
    pair.sql
        .sql(
            """
            create trigger broken before update on sync.cursor for each row
            when (new.database = 'tasks' and new.door = '%s' and new.whole_read_to is not null)
            execute function public.broken()"""
                .formatted(door))
        .update();
  }

  private void goOn() {
    pair.sql.sql("drop trigger broken on sync.cursor").update();
  }

  private OffsetDateTime time(String column) {
    return pair.sql
        .sql(
            "select %s from sync.cursor where database = 'tasks' and door = 'notion'"
                .formatted(column))
        .query((row, number) -> new OffsetDateTime[] {row.getObject(1, OffsetDateTime.class)})
        .single()[0];
  }
}
