/**
 * What the look-alike holds: databases, data sources, their properties, pages with their history,
 * users and who may see what.
 *
 * <p>Knows Notion's rules for writing, but nothing of HTTP.
 */
package network.thehigherself.sync.sandbox.workspace;
