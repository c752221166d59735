package network.thehigherself.sync.mapping;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The mapping files have faults. The message names all of them, one a line. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * @param faults at least one, in the order in which a person reads them
   */
  public MappingException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /** Every fault of every file, by file and line. */
  public List<Fault> faults() {
    return faults;
  }
}
