package network.thehigherself.sync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Scanner;

/** Asks a person before something is done that nobody wants by mistake. */
final class Confirmation {
  private Confirmation() {}

  /**
   * Whether somebody types yes. Where nobody can be asked, nobody is waited for.
   *
   * @param question shown on standard error, so that standard output holds the result alone
   */
  static boolean isGiven(String question) {
    System.err.print(question + " Type yes to go on: ");
    System.err.flush();
    if (!Progress.isTerminal() && isSilent()) {
      System.err.println();
      return false;
    }
    Scanner answer = new Scanner(System.in, UTF_8);
    return answer.hasNextLine() && answer.nextLine().trim().equalsIgnoreCase("yes");
  }

  private static boolean isSilent() {
    try {
      return System.in.available() == 0;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
