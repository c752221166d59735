package network.thehigherself.sync.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import network.thehigherself.sync.cli.SyncOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy under which a person decides. */
class ManualTest {

  @Test
  void holdsBothValuesUntilAPersonChoseAndExitsWithOne(@TempDir Path home) {
    Pair.changeMapping(home, "contacts_profiles", "policy: newest", "policy: manual");
    try (Pair pair = Pair.ofSamples(home)) {
      pair.sync();
      String page = pair.page("contacts_profiles", "Full Name", "Amara Okafor");
      UUID key = pair.key(page);
      pair.update("contacts_profiles", key, "job_title", "'Owner'");
      pair.update("contacts_profiles", key, "city", "'Lagos'");
      pair.maya.edit(page, "Job Title", "Founder");

      SyncOutput held = pair.sync();

      assertThat(held.exit()).isEqualTo(1);
      assertThat(pair.cell("contacts_profiles", key, "job_title")).isEqualTo("Owner");
      assertThat(pair.value(page, "Job Title")).isEqualTo("Founder");
      assertThat(pair.value(page, "City")).as("its other fields go on").isEqualTo("Lagos");
      assertThat(pair.count("sync.conflict where resolved_at is null")).isEqualTo(1);
      assertThat(Pair.of(held, "contacts_profiles").path("conflicts").asInt()).isEqualTo(1);

      pair.update("contacts_profiles", key, "job_title", "'Founder'");
      assertThat(pair.sync().exit()).isZero();
      assertThat(pair.count("sync.conflict where resolved_at is null")).isZero();
    }
  }
}
