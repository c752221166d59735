/**
 * The beans that routes name: the steps of the one way that every key takes, from being noticed on
 * a side until both sides and the base agree.
 */
package network.thehigherself.sync.line;
