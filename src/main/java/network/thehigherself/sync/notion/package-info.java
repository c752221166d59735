/**
 * Notion's side: pages over camel-http. Queries, reads and writes pages, keeps to the request
 * budget, and sorts every error once, here at the boundary.
 */
package network.thehigherself.sync.notion;
