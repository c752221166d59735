package network.thehigherself.sync.sandbox.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import network.thehigherself.sync.sandbox.workspace.User;

/** Makes up values for generated pages. */
final class Words {

  private static final List<String> WORDS =
      List.of(
          "opening",
          "retreat",
          "client",
          "invoice",
          "exhibition",
          "workshop",
          "proposal",
          "follow-up",
          "booking",
          "painting",
          "session",
          "schedule",
          "newsletter",
          "contract",
          "garden",
          "studio",
          "feedback",
          "café",
          "münster",
          "日本",
          "🌱",
          "review");
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
  private static final int ID_LENGTH = 8;
  private static final int DAYS = 700;
  private static final int MINUTES_OF_A_DAY = 1440;
  private static final int EVERY_NTH_IS_A_DAY = 5;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  private final Random random;
  private final List<User> people;

  Words(Random random, List<User> people) {
    this.random = random;
    this.people = people;
  }

  /**
   * A plain value for the field of the page with this number; null for fields that are filled
   * otherwise or not at all.
   */
  Object value(SampleDatabase database, SampleField field, int number) {
    if (field.generate().equals("never")) {
      return null;
    }
    return switch (field.type()) {
      case "title" -> "%s %05d".formatted(database.name().replace('_', ' '), number);
      case "rich_text" -> text(field, number);
      case "number" ->
          BigDecimal.valueOf(random.nextInt(10_000), field.generate().equals("whole") ? 0 : 1);
      case "select" -> field.options().get(random.nextInt(field.options().size()));
      case "multi_select" -> some(field.options());
      case "date" -> date(number, field.generate().equals("day"));
      case "people" -> some(people.stream().map(User::id).toList());
      case "checkbox" -> random.nextBoolean();
      case "url" -> "https://example.org/%s/%d".formatted(database.name(), number);
      case "email" -> "someone.%05d@example.org".formatted(number);
      case "phone_number" -> "+1 555 01%05d".formatted(number);
      case "files" -> List.of("https://example.org/files/%d.pdf".formatted(number));
      default -> null;
    };
  }

  private String text(SampleField field, int number) {
    if (field.generate().equals("json")) {
      return "{\"crm\": \"C-%05d\", \"score\": %d}".formatted(number, random.nextInt(100));
    }
    if (!field.generate().isEmpty()) {
      StringBuilder id = new StringBuilder(field.generate().toUpperCase(Locale.ROOT)).append('-');
      random
          .ints(ID_LENGTH, 0, LETTERS.length())
          .forEach(letter -> id.append(LETTERS.charAt(letter)));
      return id.toString();
    }
    List<String> chosen = new ArrayList<>();
    random
        .ints(3 + random.nextInt(6), 0, WORDS.size())
        .forEach(word -> chosen.add(WORDS.get(word)));
    return String.join(" ", chosen);
  }

  private String date(int number, boolean dayOnly) {
    LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
    if (dayOnly || number % EVERY_NTH_IS_A_DAY == 0) {
      return day.toString();
    }
    Instant midnight = Instant.parse(day + "T00:00:00Z");
    return midnight.plus(random.nextInt(MINUTES_OF_A_DAY), ChronoUnit.MINUTES).toString();
  }

  private List<String> some(List<String> all) {
    return random.ints(1 + random.nextInt(3), 0, all.size()).distinct().mapToObj(all::get).toList();
  }
}
