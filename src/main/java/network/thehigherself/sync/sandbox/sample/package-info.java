/**
 * What the look-alike starts with: the databases, a few pages that a reader can follow, or as many
 * generated ones as a test wants.
 *
 * <p>Schemas and sample pages are YAML in {@code src/main/resources/sandbox}.
 */
package network.thehigherself.sync.sandbox.sample;
