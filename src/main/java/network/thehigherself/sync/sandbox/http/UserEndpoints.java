package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.sandbox.workspace.User;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** Who there is: list, one of them, and oneself. */
final class UserEndpoints {

  private final Workspace workspace;

  UserEndpoints(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode list(Call call) {
    Offsets.Part<User> part = Offsets.cut(new ArrayList<>(workspace.people().all()), call);
    List<ObjectNode> shown = part.elements().stream().map(User::show).toList();
    return Shown.list("user", shown, part.cursor());
  }

  ObjectNode retrieve(Call call) {
    return workspace.people().member(call.id("user")).show();
  }

  ObjectNode me(Call call) {
    return call.caller().show();
  }
}
