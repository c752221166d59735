/**
 * One codec per Notion property type: how a property of a page is read into a value, and how a
 * value is written into a PATCH or POST, side by side.
 */
package network.thehigherself.sync.property;
