package network.thehigherself.sync.plan;

/**
 * What a pass saw and plans, in numbers.
 *
 * @param linked records that both sides held before the pass; deleted ones do not count
 * @param wholeRead whether the pass read its side whole
 * @param read records that it read there
 * @param deletes records that it would delete
 * @param clears values that it would empty
 */
public record Census(long linked, boolean wholeRead, long read, long deletes, long clears) {}
