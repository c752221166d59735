/**
 * The picture of all databases and their relations, made from the mappings: where each box stands,
 * the drawing as SVG, and the page that makes it move. Pure, but for its files in the jar.
 */
package network.thehigherself.sync.diagram;
