package network.thehigherself.sync.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * How the console is reached.
 *
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param token what a person logs in with; empty: nobody has to
 * @param showValues whether it may show what records hold
 */
public record ConsoleSettings(String host, int port, Optional<String> token, boolean showValues) {
  /** Shorter ones can be guessed by a machine that tries. */
  private static final int SHORTEST_TOKEN = 16;

  /** What is wrong with them and what to do, in one sentence; empty where nothing is. */
  public Optional<String> fault() {
    if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
      return Optional.of(
          "console.token is too short: give CONSOLE_TOKEN at least %d characters, such as those of \"openssl rand -hex 16\"."
              .formatted(SHORTEST_TOKEN));
    }
    try {
      return token.isPresent() || InetAddress.getByName(host).isLoopbackAddress()
          ? Optional.empty()
          : Optional.of(
              "console.host is %s, where others can reach the console: set CONSOLE_TOKEN to what they have to log in with, or leave console.host at 127.0.0.1."
                  .formatted(host));
    } catch (UnknownHostException unknown) {
      return Optional.of(
          "console.host is %s, which is no address of this machine; 127.0.0.1 is for this machine only, 0.0.0.0 for everybody."
              .formatted(host));
    }
  }

  /** Leaves the token out. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
