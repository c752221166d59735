/**
 * From the schema of a database in Notion to the two files that map it. Pure: nothing here asks
 * Notion or writes a file.
 */
package network.thehigherself.sync.notion.discover;
