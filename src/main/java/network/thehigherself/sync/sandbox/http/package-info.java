/**
 * Notion's endpoints over HTTP: routing, the shapes of answers, and everything that can go wrong on
 * the way.
 *
 * <p>An endpoint runs under the workspace's lock; faults, limits and the request log lie around it.
 */
package network.thehigherself.sync.sandbox.http;
