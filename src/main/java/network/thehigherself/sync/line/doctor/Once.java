package network.thehigherself.sync.line.doctor;

import java.util.function.Supplier;

/** What several checks need and one of them asks for: an answer, or the trouble with it. */
final class Once<T> {
  private final Supplier<T> question;
  private T answer;
  private RuntimeException trouble;

  Once(Supplier<T> question) {
    this.question = question;
  }

  /**
   * The answer.
   *
   * @throws RuntimeException the trouble, each time the same
   */
  T get() {
    if (answer == null && trouble == null) {
      try {
        answer = question.get();
      } catch (RuntimeException met) {
        trouble = met;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
    return answer;
  }
}
