import { CallError } from "../client/call-error";
import type { Deadline } from "../client/deadline";
import type { Target } from "../client/environment";
import type { Call } from "../client/event/event";
import { after } from "../client/send/after";
import { toRequest } from "../client/send/request";
import { type Attempted, withRetries } from "../client/send/retry";
import type { Send } from "../client/send/send";
import type { System } from "../client/system";
import { KEY_HEADER } from "../keys/key-header";
import type { KeySource } from "./key-source";

/** One API, and everything that is needed to call it with a key. */
export interface KeyClient {
  readonly target: Target;
  readonly key: KeySource;
  readonly send: Send;
  readonly system: System;
}

/**
 * Calls the API with the key, unsigned, and retries if that is safe, all before the deadline. After a 401 the key is read
 * anew, since it may have been rotated. If it has been, the call is made once more whatever its method: one that is answered
 * with 401 was not carried out.
 * @throws CallError if there is no answer
 */
export async function callWithKey(client: KeyClient, call: Call, deadline: Deadline): Promise<Attempted> {
  refuseKeyIn(call);
  const { key, system } = client;
  const request = toRequest(call, client.target);
  const show = (text: string) => {
    const shown = { ...request, headers: { ...request.headers, [KEY_HEADER]: text } };
    return withRetries(() => client.send(shown, deadline.signal), call.method, deadline, system);
  };
  const current = await key.current(deadline.signal);
  const answer = await show(current);
  if (answer.status !== 401) return answer;
  const { attempts } = answer;
  const renewed = await key.renewed(deadline.signal).catch(after(attempts));
  if (renewed === current) return answer;
  const second = await show(renewed).catch(after(attempts));
  return { ...second, attempts: attempts + second.attempts };
}

function refuseKeyIn({ headers }: Call): void {
  if (!(KEY_HEADER in headers)) return;
  const message = `headers.${KEY_HEADER}: expected no such header, the client sets it itself`;
  throw new CallError("bad-event", message, 400);
}
