package network.thehigherself.sync.mapping;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All mapped databases, without faults. Immutable. */
public final class Mappings {
  private final List<Mapping> all;

  private Mappings(Collection<Mapping> mappings) {
    all = List.copyOf(LoadOrder.of(mappings));
  }

  /**
   * Reads and checks mapping files.
   *
   * @param files usually those of {@link MappingFiles#find}
   * @throws MappingException with every fault of every file
   */
  public static Mappings load(List<MappingFile> files) {
    MappingSchema schema = new MappingSchema();
    List<Document> documents = files.stream().map(DocumentReader::read).toList();
    List<Draft> drafts =
        documents.stream().filter(Document::isMap).map(MappingReader::read).toList();

    List<Fault> faults = new ArrayList<>();
    documents.forEach(document -> faults.addAll(document.faults()));
    documents.forEach(document -> faults.addAll(schema.check(document)));
    drafts.forEach(draft -> faults.addAll(MappingCheck.check(draft, schema.types())));
    faults.addAll(MappingsCheck.check(documents, drafts));
    if (!faults.isEmpty()) {
      throw new MappingException(inReadingOrder(faults));
    }
    return new Mappings(drafts.stream().map(Draft::mapping).toList());
  }

  /** Every database: targets of relations before those who point at them, where that can be. */
  public List<Mapping> all() {
    return all;
  }

  /** The database of this name. */
  public Optional<Mapping> get(String database) {
    return all.stream().filter(mapping -> mapping.database().equals(database)).findFirst();
  }

  private static List<Fault> inReadingOrder(List<Fault> faults) {
    return faults.stream()
        .distinct()
        .sorted(
            comparing((Fault fault) -> fault.source().file())
                .thenComparing(fault -> fault.source().line()))
        .toList();
  }
}
