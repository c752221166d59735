package network.thehigherself.sync;

import network.thehigherself.sync.cli.HigherSelf;

/** Wiring only: hands the command line to the commands. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(HigherSelf.execute(System.getenv(), args));
  }
}
