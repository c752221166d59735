package network.thehigherself.sync.sandbox.http;

import java.util.HashSet;
import java.util.Set;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Refusal;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Reads {@code filter_properties}: which properties an answer shows. */
final class PropertyChoice {

  private PropertyChoice() {}

  /** The ids of the chosen properties; empty for all. */
  static Set<String> of(Call call, Workspace workspace, Parent parent) {
    Set<String> ids = new HashSet<>();
    for (String given : call.all("filter_properties")) {
      ids.add(
          workspace
              .property(parent, given, call.caller())
              .orElseThrow(
                  () -> Refusal.validation("%s is not a property that exists.".formatted(given)))
              .id());
    }
    return ids;
  }
}
