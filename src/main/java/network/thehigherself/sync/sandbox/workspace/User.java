package network.thehigherself.sync.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Somebody who writes: a person or the bot of an integration.
 *
 * @param email a person's address; null for a bot
 */
public record User(String id, String name, String email) {

  private static final int UPLOAD_LIMIT_IN_BYTES = 5_242_880;

  /** Whether this is the bot of an integration, which sees only what is shared with it. */
  public boolean isBot() {
    return email == null;
  }

  /** The short form, as in {@code created_by} of a page. */
  public ObjectNode reference() {
    return Json.object().put("object", "user").put("id", id);
  }

  /** The whole form, as the users endpoints and people properties answer. */
  public ObjectNode show() {
    ObjectNode user = reference().put("name", name).putNull("avatar_url");
    if (!isBot()) {
      user.put("type", "person").putObject("person").put("email", email);
      return user;
    }
    ObjectNode bot = user.put("type", "bot").putObject("bot");
    bot.putObject("owner").put("type", "workspace").put("workspace", true);
    bot.put("workspace_name", "The HigherSelf Network");
    bot.put("workspace_id", "0c4f0a5e-27d1-4b0e-9a53-5f7d6f0f1a11");
    bot.putObject("workspace_limits").put("max_file_upload_size_in_bytes", UPLOAD_LIMIT_IN_BYTES);
    return user;
  }
}
