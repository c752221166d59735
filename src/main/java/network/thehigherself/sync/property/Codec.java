package network.thehigherself.sync.property;

import com.fasterxml.jackson.databind.JsonNode;
import network.thehigherself.sync.plan.Value;

/**
 * How one Notion property type becomes a value and back. Stateless. The law: for every value {@code
 * v} and whatever the page holds, Notion's answer to {@code write(v, current)} is read as {@code
 * v}, or {@code write} refuses. Exceptions are said where a codec has one.
 */
public interface Codec {

  /** Notion's name of the type, as in the schema and in every property value, such as "select". */
  String type();

  /** Whether two people's changes to such a value merge element by element. */
  default boolean setLike() {
    return false;
  }

  /**
   * Whether Notion fills the property in by itself, so that it is only ever read: {@link #write}
   * always refuses.
   */
  default boolean computed() {
    return false;
  }

  /**
   * Whether Notion may compute the value over references of the page, of which a page's answer
   * counts only the first 25 (Notion, "Retrieve a page"); a whole value comes from the property
   * endpoint.
   */
  default boolean countsReferences() {
    return false;
  }

  /**
   * Reads a property of a page as Notion answered it.
   *
   * @param property the whole property value, such as {@code
   *     {"id":"a","type":"select","select":{…}}}
   * @return the value; unknown where the answer is cut (see {@link #cut}) or of a shape that this
   *     codec does not know. Never throws, never null.
   */
  Value read(JsonNode property);

  /**
   * Whether Notion may have cut the list in this answer, so that the property endpoint must be
   * asked (Notion, "Page property values": 25 references).
   */
  default boolean cut(JsonNode property) {
    return false;
  }

  /**
   * Writes a value for a PATCH or POST.
   *
   * @param value a known value of this type; empty clears the property
   * @param current the property as the page holds it now, from which the codec keeps what a value
   *     cannot express (a text's formatting, a date's offset); null for a new page
   * @return the property value without id and type, such as {@code {"select":{"name":"Lead"}}}; an
   *     explicit null where that clears
   * @throws UnwritableException where Notion would refuse the value
   */
  JsonNode write(Value value, JsonNode current) throws UnwritableException;
}
