/**
 * What should happen to one key, decided from three values: base, page and row.
 *
 * <p>Pure: no clock, no I/O, no log, and no import outside {@code java.*} (a test says so).
 */
package network.thehigherself.sync.plan;
