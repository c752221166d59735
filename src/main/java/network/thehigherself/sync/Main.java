package network.thehigherself.sync;

/** Wiring only: hands the command line to the commands. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(2);
  }
}
