/**
 * What a mapping may do to a text on its way from the page to the column: clean it, mask it, or
 * look it up. Each is one file.
 */
package network.thehigherself.sync.mapping.transform;
