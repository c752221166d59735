/**
 * A Notion look-alike over real HTTP, for the demo and the tests: versions 2025-09-03 and
 * 2026-03-11.
 *
 * <p>{@link Sandbox} starts it; its clock, index, limits and faults obey {@code /_sandbox} on the
 * same port. Imports nothing of the sync.
 */
package network.thehigherself.sync.sandbox;
