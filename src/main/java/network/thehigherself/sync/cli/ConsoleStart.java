package network.thehigherself.sync.cli;

import java.io.IOException;
import java.util.Optional;
import network.thehigherself.sync.console.ConsoleServer;
import network.thehigherself.sync.console.ConsoleSettings;

/** The console as the settings want it. */
final class ConsoleStart {
  private ConsoleStart() {}

  /**
   * The console, not yet listening.
   *
   * @return empty where it is switched off
   * @throws ConfigurationException where it would be open to others without a token
   */
  static Optional<ConsoleServer> of(Settings settings) {
    if (!settings.flag("console.enabled")) {
      return Optional.empty();
    }
    ConsoleSettings wanted = settings(settings);
    wanted
        .fault()
        .ifPresent(
            fault -> {
              throw new ConfigurationException(fault);
            });
    return Optional.of(new ConsoleServer(wanted));
  }

  /** What the settings say of it. */
  static ConsoleSettings settings(Settings settings) {
    return new ConsoleSettings(
        settings.get("console.host"),
        settings.number("console.port"),
        settings.find("console.token"),
        settings.flag("console.show-values"));
  }

  /**
   * Lets it listen.
   *
   * @throws ConfigurationException where it cannot
   */
  static void listen(ConsoleServer console) {
    try {
      console.start();
    } catch (IOException trouble) {
      throw new ConfigurationException(trouble.getMessage(), trouble);
    }
  }
}
