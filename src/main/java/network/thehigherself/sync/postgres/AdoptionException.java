package network.thehigherself.sync.postgres;

import java.util.List;
import java.util.stream.Collectors;

/** Tables that were there before cannot be adopted as they are. Nothing was changed. */
public final class AdoptionException extends PostgresException {
  private static final long serialVersionUID = 1L;

  AdoptionException(List<String> problems) {
    super(
        problems.stream()
            .map(problem -> System.lineSeparator() + "- " + problem)
            .collect(
                Collectors.joining(
                    "",
                    "What is in PostgreSQL already does not fit the mappings. Nothing was changed.",
                    "")));
  }
}
