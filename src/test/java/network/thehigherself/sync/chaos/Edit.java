package network.thehigherself.sync.chaos;

/**
 * An edit of one field that was really made.
 *
 * @param record the title by which both sides know the record; it is never edited
 * @param value the value after it, which no other edit uses
 */
record Edit(String side, String record, String field, String value) {}
