package network.thehigherself.sync.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.thehigherself.sync.plan.Value;

/** What Notion answers to a written value is read as that value, whatever the page held. */
class CodecLawTest {

  @Property(tries = 300)
  void numbersOfFifteenDigits(@ForAll("numbersThatNotionKeeps") BigDecimal number)
      throws Exception {
    assertThat(readBack("number", Value.of(number), null)).isEqualTo(Value.of(number));
  }

  @Property(tries = 300)
  void numbersThatNotionAnswers(@ForAll("doubles") double number) throws Exception {
    Value value = Value.of(NotionModel.printed(number));
    assertThat(readBack("number", value, null)).isEqualTo(value);
  }

  @Property(tries = 300)
  void numbersThatChangeInNotionAreRefused(@ForAll("anyNumbers") BigDecimal number) {
    Value value = Value.of(number);
    try {
      assertThat(readBack("number", value, null)).isEqualTo(value);
    } catch (UnwritableException refused) {
      assertThat(number.stripTrailingZeros().precision()).isGreaterThan(15);
    }
  }

  @Property(tries = 300)
  void dates(@ForAll("dates") NotionDate date, @ForAll("currentDate") JsonNode current)
      throws Exception {
    assertThat(readBack("date", Value.of(date), current)).isEqualTo(Value.of(date));
  }

  @Property(tries = 150)
  void options(@ForAll("names") String name) throws Exception {
    assertThat(readBack("select", Value.of(name), null)).isEqualTo(Value.of(name));
    assertThat(readBack("status", Value.of(name), null)).isEqualTo(Value.of(name));
  }

  @Property(tries = 150)
  void setsOfOptions(@ForAll("sets") Set<String> names, @ForAll("sets") Set<String> held)
      throws Exception {
    Value value = Value.elements(names);
    assertThat(readBack("multi_select", value, null)).isEqualTo(value);
    assertThat(readBack("multi_select", value, multiSelect(held))).isEqualTo(value);
    assertThat(readBack("multi_select", value, multiSelect(names))).isEqualTo(value);
  }

  @Property(tries = 150)
  void setsOfReferences(@ForAll("ids") Set<String> ids) throws Exception {
    Value value = Value.elements(ids);
    assertThat(readBack("relation", value, null)).isEqualTo(value);
    assertThat(readBack("people", value, null)).isEqualTo(value);
  }

  @Property(tries = 150)
  void plainTexts(@ForAll("shortTexts") String text) throws Exception {
    for (String type : Set.of("email", "phone_number", "url")) {
      assertThat(readBack(type, Value.of(text), null)).isEqualTo(Value.of(text));
    }
  }

  @Property(tries = 2)
  void checkboxes(@ForAll boolean checked) throws Exception {
    assertThat(readBack("checkbox", Value.of(checked), null)).isEqualTo(Value.of(checked));
  }

  @Property(tries = 150)
  void filesOfAnyNameAndPlace(@ForAll("files") Value files) throws Exception {
    assertThat(readBack("files", files, null)).isEqualTo(files);
    JsonNode current = Fixture.property("files", "filled");
    assertThat(readBack("files", files, current)).isEqualTo(files);
  }

  @Property(tries = 150)
  void places(@ForAll double lat, @ForAll double lon, @ForAll("names") String name)
      throws Exception {
    ObjectNode place = Json.MAPPER.createObjectNode().put("name", name);
    place.put("lat", NotionModel.printed(lat)).put("lon", NotionModel.printed(lon));
    assertThat(readBack("place", Structure.value(place), null)).isEqualTo(Structure.value(place));
  }

  @Property(tries = 150)
  void verifications(@ForAll("dates") NotionDate date) throws Exception {
    ObjectNode verification = Json.MAPPER.createObjectNode().put("state", "verified");
    verification.set("date", ValueJson.encode(Value.of(date)));
    Value value = Structure.value(verification);
    assertThat(readBack("verification", value, null)).isEqualTo(value);
  }

  @Provide
  Arbitrary<Value> files() {
    return names()
        .list()
        .ofMaxSize(20)
        .map(
            names -> {
              ArrayNode files = Json.MAPPER.createArrayNode();
              names.forEach(
                  name ->
                      files
                          .addObject()
                          .put("name", name)
                          .put("url", "https://example.org/?q=" + files.size()));
              return Structure.value(files);
            });
  }

  @Provide
  Arbitrary<BigDecimal> numbersThatNotionKeeps() {
    return Combinators.combine(
            Arbitraries.longs().between(-999_999_999_999_999L, 999_999_999_999_999L),
            Arbitraries.integers().between(-30, 30))
        .as(BigDecimal::valueOf);
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble).filter(CodecLawTest::isNormal),
        Arbitraries.floats().map(Float::doubleValue),
        Arbitraries.doubles().between(-1e6, 1e6));
  }

  @Provide
  Arbitrary<BigDecimal> anyNumbers() {
    return Combinators.combine(
            Arbitraries.bigIntegers()
                .between(
                    BigDecimal.TEN.pow(25).negate().toBigInteger(),
                    BigDecimal.TEN.pow(25).toBigInteger()),
            Arbitraries.integers().between(-40, 40))
        .as(BigDecimal::new);
  }

  @Provide
  Arbitrary<NotionDate> dates() {
    return Dates.writable();
  }

  @Provide
  Arbitrary<JsonNode> currentDate() {
    return Dates.answered().injectNull(0.2);
  }

  @Provide
  Arbitrary<String> names() {
    return Texts.some().filter(name -> !name.contains(",") && name.length() <= 100);
  }

  @Provide
  Arbitrary<Set<String>> sets() {
    return names().set().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Set<String>> ids() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
        .as((high, low) -> new UUID(high, low).toString())
        .set()
        .ofMaxSize(100);
  }

  @Provide
  Arbitrary<String> shortTexts() {
    return Texts.some().filter(text -> text.length() <= 200);
  }

  /** Finite, and with all its digits: nobody counts in numbers below 2.3e-308. */
  private static boolean isNormal(double number) {
    return Double.isFinite(number) && Math.abs(number) >= Double.MIN_NORMAL;
  }

  private static Value readBack(String type, Value value, JsonNode current)
      throws UnwritableException {
    Codec codec = Codecs.of(type);
    return codec.read(NotionModel.answer(type, codec.write(value, current), current));
  }

  private static JsonNode multiSelect(Set<String> names) {
    ObjectNode property = Json.MAPPER.createObjectNode().put("type", "multi_select");
    ArrayNode options = property.putArray("multi_select");
    names.forEach(name -> options.addObject().put("id", "id of " + name).put("name", name));
    return property;
  }
}
