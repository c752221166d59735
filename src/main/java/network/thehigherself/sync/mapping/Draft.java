package network.thehigherself.sync.mapping;

/**
 * A mapping that may have faults, beside the document it was read from.
 *
 * @param document the file
 * @param mapping what of it could be read; "" stands for what could not
 */
record Draft(Document document, Mapping mapping) {

  /** A fault at this key of the file. */
  Fault fault(String what, String instead, String... key) {
    return new Fault(document.source(key), what, instead);
  }
}
