package network.thehigherself.sync.sandbox.http;

import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/**
 * Who a bearer token stands for: the integration's own token for its bot, {@code ntn_person_<name>}
 * for a person, who then acts as if in Notion's own app.
 */
public final class Tokens {

  private static final String PERSON = "ntn_person_";
  private static final String SCHEME = "Bearer ";

  private final Workspace workspace;
  private final String integration;

  /** The integration's token stands for the workspace's bot. */
  public Tokens(Workspace workspace, String integration) {
    this.workspace = workspace;
    this.integration = integration;
  }

  /**
   * Whose request it is.
   *
   * @param header the header {@code Authorization}, or null
   * @throws Refusal 401 for anything that is no token of the sandbox
   */
  User caller(String header) {
    String token =
        header != null && header.startsWith(SCHEME) ? header.substring(SCHEME.length()) : "";
    if (token.equals(integration)) {
      return workspace.people().bot();
    }
    if (token.startsWith(PERSON) && token.length() > PERSON.length()) {
      return workspace.people().person(token.substring(PERSON.length()).replace('_', ' '));
    }
    throw new Refusal(401, "unauthorized", "API token is invalid.", null);
  }

  /**
   * Whether the header belongs to a person, whose requests are neither counted, limited nor
   * disturbed.
   */
  boolean isPerson(String header) {
    return header != null && header.startsWith(SCHEME + PERSON);
  }
}
