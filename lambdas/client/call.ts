import type { CredentialSource } from "./credentials";
import type { Deadline } from "./deadline";
import type { Target } from "./environment";
import type { Call } from "./event/event";
import { toRequest } from "./send/request";
import { type Attempted, withRetries } from "./send/retry";
import type { Send } from "./send/send";
import { sign } from "./send/sign";
import type { System } from "./system";

/** One API, and everything that is needed to call it with signed requests. */
export interface Client {
  readonly target: Target;
  readonly credentials: CredentialSource;
  readonly send: Send;
  readonly system: System;
}

/**
 * Calls the API: gets credentials, signs, sends and, if that is safe, retries, all before the deadline. Every
 * attempt is signed anew, since API Gateway accepts a signature for five minutes only.
 * @throws CallError if there is no answer
 */
export async function call(client: Client, call: Call, deadline: Deadline): Promise<Attempted> {
  const { target, system } = client;
  const request = toRequest(call, target);
  const credentials = await client.credentials(deadline.signal);
  const attempt = async () => {
    const date = new Date(system.now());
    return client.send(await sign(request, { credentials, region: target.region, date }), deadline.signal);
  };
  return withRetries(attempt, call.method, deadline, system);
}
