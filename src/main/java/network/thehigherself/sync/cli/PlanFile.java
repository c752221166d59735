package network.thehigherself.sync.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import network.thehigherself.sync.line.SavedPlan;
import network.thehigherself.sync.property.Json;

/** A file with a plan that a dry run made. */
record PlanFile(Path path) {

  /**
   * Writes a plan, in the place of what the file holds.
   *
   * @throws ConfigurationException where it cannot be written
   */
  void write(SavedPlan plan) {
    try {
      Files.writeString(path, plan.json().toPrettyString() + System.lineSeparator());
    } catch (IOException refusal) {
      throw new ConfigurationException("the plan cannot be written to " + path, refusal);
    }
  }

  /**
   * The plan that the file holds.
   *
   * @throws ConfigurationException where it cannot be read, or holds no plan
   */
  SavedPlan read() {
    try {
      return SavedPlan.read(Json.MAPPER.readTree(Files.readString(path)));
    } catch (JsonProcessingException | RuntimeException malformed) {
      throw new ConfigurationException(
          path + " holds no plan. Make one: higherself-sync sync --dry-run --save " + path,
          malformed);
    } catch (IOException missing) {
      throw new ConfigurationException(
          path + " cannot be read. Make it: higherself-sync sync --dry-run --save " + path,
          missing);
    }
  }
}
