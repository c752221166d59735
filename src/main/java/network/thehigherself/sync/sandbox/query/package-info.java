/**
 * Finds pages: filters, sorts, and sessions that hand out the found pages bit by bit.
 *
 * <p>Everything here looks at the index, which may lag behind; see Notion's "Query a data source".
 */
package network.thehigherself.sync.sandbox.query;
