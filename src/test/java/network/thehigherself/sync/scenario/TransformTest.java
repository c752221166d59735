package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversion, filter and enrichment, as a mapping declares them. */
class TransformTest {
  private static final String EMAIL =
      "  email:                 {property: Email,            type: email,        sql: text}\n";

  private Pair pair;
  private String page;
  private UUID key;

  @BeforeEach
  void syncedSamples(@TempDir Path home) {
    Pair.changeMapping(
        home,
        "contacts_profiles",
        EMAIL,
        """
          email: {property: Email, type: email, sql: text, transform: [lower_case]}
          email_shown: {property: Email, type: email, sql: text, direction: to_supabase, transform: [mask_email]}
          postal_code_shown: {property: Postal Code, type: rich_text, sql: text, direction: to_supabase, transform: [last_four]}
          kind: {property: Contact Type, type: select, sql: text, direction: to_supabase, values: {Client: pays, Vendor: is paid}}
        """);
    pair = Pair.ofSamples(home);
    page = pair.page("contacts_profiles", "Full Name", "Amara Okafor");
    pair.maya.edit(page, "Email", "Amara@Example.ORG");
    pair.maya.edit(page, "Contact Type", "Client");
    pair.sync();
    key = pair.key(page);
  }

  @AfterEach
  void close() {
    pair.close();
  }

  @Test
  void theColumnHoldsWhatTheMappingMakesOfTheText() {
    assertThat(cell("email")).isEqualTo("amara@example.org");
    assertThat(cell("email_shown")).isEqualTo("A***@Example.ORG");
    assertThat(cell("kind")).isEqualTo("pays");

    pair.sandbox.requests().reset();
    assertThat(pair.sync().exit()).isZero();
    assertThat(pair.value(page, "Email")).isEqualTo("Amara@Example.ORG");
    assertThat(pair.requests("PATCH /v1/pages/{id}")).isZero();
  }

  @Test
  void anEditOfTheCleanedColumnReachesThePageAndEveryColumnOfTheProperty() {
    pair.update("contacts_profiles", key, "email", "'NEW@example.org'");
    pair.sync();
    pair.sync();

    assertThat(pair.value(page, "Email")).isEqualTo("new@example.org");
    assertThat(cell("email_shown")).isEqualTo("n***@example.org");
  }

  @Test
  void whatSomebodyWritesIntoAHiddenColumnIsPutBackAndKept() {
    pair.update("contacts_profiles", key, "email_shown", "'seen@example.org'");

    assertThat(pair.sync().exit()).isZero();

    assertThat(cell("email_shown")).isEqualTo("A***@Example.ORG");
    assertThat(pair.value(page, "Email")).isEqualTo("Amara@Example.ORG");
    assertThat(
            pair.sql
                .sql("select loser #>> '{}' from sync.history where reason = 'read_only'")
                .query(String.class)
                .list())
        .containsExactly("seen@example.org");
  }

  @Test
  void theOriginalOfAHiddenTextIsKeptNowhere() {
    pair.maya.edit(page, "Postal Code", "pl4nted-1234");
    pair.sync();

    assertThat(cell("postal_code_shown")).isEqualTo("***1234");
    assertThat(pair.cell("contacts_profiles", key, "postal_code")).isEqualTo("pl4nted-1234");
    assertThat(pair.count("sync.link where page ->> 'postal_code_shown' like '%pl4nted%'"))
        .isZero();
  }

  private String cell(String column) {
    return pair.cell("contacts_profiles", key, column);
  }
}
