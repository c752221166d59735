/**
 * The mapping files: which property of a Notion database is which column of a table. Loads them,
 * reports every fault at once, and says what the table looks like.
 */
package network.thehigherself.sync.mapping;
