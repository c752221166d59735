package network.thehigherself.sync.cli;

import network.thehigherself.sync.notion.discover.Discovered;

/** What {@code discover} says: on standard output the line for .env, everything else beside it. */
record DiscoverOutput(Discovered found, String id, DiscoveredFiles files) {

  void print() {
    System.err.printf(
        "wrote %s: %d properties of \"%s\"%n", files.mapping(), found.fields(), found.title());
    System.err.printf("wrote %s%n", files.route());
    found.leftOut().forEach(one -> System.err.println("left out: " + one));
    found.toAdd().forEach(one -> System.err.println("to do in Notion: " + one));
    System.err.println("This line belongs into .env (>> .env puts it there):");
    System.out.println(found.name().idVariable() + "=" + id);
    System.out.flush();
    System.err.print(
        """
        Then:
          higherself-sync setup                                (with --role, where the sync has one of its own)
          higherself-sync sync --database %1$s --dry-run
          higherself-sync sync --database %1$s
        """
            .formatted(found.name().database()));
  }
}
