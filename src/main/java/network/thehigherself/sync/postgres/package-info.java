/**
 * The PostgreSQL side: rows, what schema sync remembers of them, the tables and triggers, and the
 * one transaction in which a batch settles. Imports plan, property and mapping; knows no Notion.
 */
package network.thehigherself.sync.postgres;
