package network.thehigherself.sync.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What happens at one address of the API. */
@FunctionalInterface
interface Endpoint {

  /**
   * Carries out the call.
   *
   * @throws network.thehigherself.sync.sandbox.workspace.Refusal when Notion would refuse it
   */
  ObjectNode answer(Call call);
}
