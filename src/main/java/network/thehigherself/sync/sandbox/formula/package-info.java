/**
 * Notion's formulas, as far as the sample's need them: an expression is read once and computed from
 * a page's values and the clock.
 *
 * <p>Pure: it knows neither pages nor requests.
 */
package network.thehigherself.sync.sandbox.formula;
