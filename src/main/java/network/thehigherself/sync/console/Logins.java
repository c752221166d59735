package network.thehigherself.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who has logged in, each known by a random text. Forgotten when the program ends. */
final class Logins {
  /** After that a person logs in again. */
  static final Duration LENGTH = Duration.ofHours(12);

  private static final int BYTES = 32;

  private final byte[] token;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();

  Logins(String token, Clock clock) {
    this.token = token.getBytes(UTF_8);
    this.clock = clock;
  }

  /** Whether it is the token; takes equally long whatever it is. */
  boolean isToken(String said) {
    return MessageDigest.isEqual(token, said.getBytes(UTF_8));
  }

  /** Logs in. Empty where that is not the token. */
  Optional<String> open(String said) {
    if (!isToken(said)) {
      return Optional.empty();
    }
    ends.values().removeIf(end -> !clock.instant().isBefore(end));
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String login = HexFormat.of().formatHex(bytes);
    ends.put(login, clock.instant().plus(LENGTH));
    return Optional.of(login);
  }

  /** Whether it was given out here, and its time has not passed. */
  boolean isOpen(String login) {
    Instant end = ends.get(login);
    return end != null && clock.instant().isBefore(end);
  }

  /** Logs out. */
  void close(String login) {
    ends.remove(login);
  }
}
