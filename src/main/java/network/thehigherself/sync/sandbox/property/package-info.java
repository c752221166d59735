/**
 * One class per property type or family of types, and the conditions that filters know for them.
 *
 * <p>The shapes and limits are those of Notion's "Page property values" and "Request limits".
 */
package network.thehigherself.sync.sandbox.property;
