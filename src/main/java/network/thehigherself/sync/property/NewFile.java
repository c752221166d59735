package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file as the row has it, {@code {"name", "url"}}.
 *
 * @param name what people shall see
 * @param url where it lies
 */
record NewFile(String name, String url) {

  /** The longest name and the longest address in UTF-16 units (Notion, "Request limits"). */
  private static final int NAME = 100;

  private static final int URL = 2_000;

  private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#]\\S*");

  /** Where Notion keeps the files that were uploaded to it. */
  private static final Pattern HOSTED =
      Pattern.compile(
          "(?i)https?://(prod-files-secure\\.|[^/?#]*/?secure\\.notion-static\\.com|file\\.notion\\.so)"
              + ".*");

  /**
   * @throws UnwritableException for anything but an object with the two texts
   */
  static NewFile of(JsonNode file) throws UnwritableException {
    if (file.size() != 2 || !file.path("name").isTextual() || !file.path("url").isTextual()) {
      throw new UnwritableException(
          "Each file is {\"name\": \"Offer.pdf\", \"url\": \"https://…\"}, with both texts and"
              + " nothing else.");
    }
    return new NewFile(file.get("name").textValue(), file.get("url").textValue());
  }

  /**
   * The file for a PATCH or POST.
   *
   * @param held what the page holds now; a hosted file is kept by sending it back
   */
  ObjectNode written(List<AttachedFile> held) throws UnwritableException {
    if (name.isEmpty() || name.length() > NAME) {
      throw new UnwritableException(
          "The name of a file in Notion has 1 to "
              + NAME
              + " characters, not "
              + name.length()
              + ".");
    }
    ObjectNode file = Json.MAPPER.createObjectNode().put("name", name);
    Optional<AttachedFile> hosted =
        held.stream()
            .filter(known -> known.hosted() != null && known.url().equals(url))
            .findFirst();
    if (hosted.isPresent()) {
      return file.put("type", "file").set("file", hosted.get().hosted());
    }
    checkAddress();
    file.put("type", "external").putObject("external").put("url", url);
    return file;
  }

  private void checkAddress() throws UnwritableException {
    if (HOSTED.matcher(url).matches()) {
      throw new UnwritableException(
          "A file that Notion hosts stays only on the page that holds it, and this page does not."
              + " Upload it to this page in Notion, or give an address outside of Notion.");
    }
    if (!WEB_ADDRESS.matcher(url).matches() || url.length() > URL) {
      throw new UnwritableException(
          "The url of a new file must be a web address of at most " + URL + " characters.");
    }
  }
}
