package network.thehigherself.sync.sandbox.query;

import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.PageState;

/**
 * A page as the index has it.
 *
 * @param state perhaps older than the page's present state
 */
public record Row(Page page, PageState state) {}
