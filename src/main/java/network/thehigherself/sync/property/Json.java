package network.thehigherself.sync.property;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How this program reads and writes JSON, everywhere. */
public final class Json {

  /**
   * PostgreSQL's numeric has up to 131,072 digits before the point and 16,383 after it (PostgreSQL,
   * 8.1 Numeric Types); Jackson alone would stop at 1,000, and the row could not be read.
   */
  private static final int DIGITS = 150_000;

  /**
   * The one mapper: numbers are exact decimals in both directions and written without an exponent,
   * nulls are written (in a PATCH a null clears, so a dropped null would turn "clear" into "no
   * change"), and what a class does not know is ignored, because Notion adds keys to every version.
   * Do not configure it further.
   */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(DIGITS).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Json() {}
}
