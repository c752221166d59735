package network.thehigherself.sync.sandbox.workspace;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everybody in the workspace: the integration's bot and the people. */
public final class People {

  private final Ids ids;
  private final User bot;
  private final Map<String, User> byId = new LinkedHashMap<>();

  People(Ids ids, String integration) {
    this.ids = ids;
    this.bot = new User(ids.next(), integration, null);
    byId.put(bot.id(), bot);
  }

  /** The integration's own user. */
  public User bot() {
    return bot;
  }

  /** Everybody, in the order of their arrival. */
  public Collection<User> all() {
    return byId.values();
  }

  /**
   * The user with this id.
   *
   * @throws Refusal 404 when there is nobody of that id
   */
  public User member(String id) {
    User user = byId.get(id);
    if (user == null) {
      throw Refusal.notFound("user", id, bot);
    }
    return user;
  }

  /** The person of this name, in whatever case, who joins the workspace if need be. */
  public User person(String name) {
    Optional<User> known =
        byId.values().stream()
            .filter(user -> !user.isBot() && user.name().equalsIgnoreCase(name))
            .findFirst();
    return known.orElseGet(() -> join(name));
  }

  private User join(String name) {
    String address =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", ".") + "@thehigherself.example";
    User person = new User(ids.next(), name, address);
    byId.put(person.id(), person);
    return person;
  }
}
