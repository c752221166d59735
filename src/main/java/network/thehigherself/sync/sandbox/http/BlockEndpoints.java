package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import network.thehigherself.sync.sandbox.workspace.Database;
import network.thehigherself.sync.sandbox.workspace.Page;
import network.thehigherself.sync.sandbox.workspace.Parent;
import network.thehigherself.sync.sandbox.workspace.Workspace;

/** The blocks of a page, of which the sandbox has only the databases and pages below it. */
final class BlockEndpoints {

  private final Workspace workspace;

  BlockEndpoints(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode children(Call call) {
    Page page = workspace.page(call.id("block"), call.caller());
    Parent parent = Parent.page(page.id());
    Shown answers = new Shown(workspace, call.caller(), call.version());
    List<ObjectNode> blocks = new ArrayList<>();
    for (Database database : workspace.databases()) {
      boolean here = database.parent().equals(parent) && !database.inTrash();
      if (here && workspace.sees(call.caller(), database)) {
        blocks.add(answers.block(database));
      }
    }
    for (Page child : workspace.pages()) {
      boolean here = child.state().parent().equals(parent) && !child.state().inTrash();
      if (here && workspace.sees(call.caller(), child, child.state())) {
        blocks.add(answers.block(child));
      }
    }
    Offsets.Part<ObjectNode> part = Offsets.cut(blocks, call);
    return Shown.list("block", part.elements(), part.cursor());
  }
}
