import { type Client, call } from "./call";
import { makeClientHandler } from "./client-handler";
import { explain } from "./response/explain";
import { firewallRule } from "./response/firewall";
import type { Auth } from "./response/refusals";
import { toRequest } from "./send/request";

/** Makes the handler of a client that signs its requests. It explains every 403. */
export function makeHandler(client: Client, auth: Auth) {
  return makeClientHandler(client, call, (answer, request) =>
    answer.status === 403
      ? explain(answer, request, auth, firewallRule(toRequest(request, client.target)))
      : undefined,
  );
}
