import { makeClientHandler } from "../client/client-handler";
import { firewallRule } from "../client/response/firewall";
import { toRequest } from "../client/send/request";
import { callWithKey, type KeyClient } from "./call-with-key";
import { explainRefusal } from "./explain-refusal";

/** Makes the handler of a client that shows a key. */
export function makeKeyHandler(client: KeyClient) {
  return makeClientHandler(client, callWithKey, (answer, request) =>
    explainRefusal(answer, request, firewallRule(toRequest(request, client.target))),
  );
}
