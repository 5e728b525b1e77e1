import type { Caller } from "../../../lambdas/identity/caller";

/** The caller as the built-in handler saw it, from its answer; undefined of the answers of all other handlers. */
export function seenIdentity(body: string): string | undefined {
  const answer = parsed(body);
  if (typeof answer !== "object" || answer === null || !("requestId" in answer && "keyKind" in answer))
    return undefined;
  const { callerArn, endpointId } = answer as Caller;
  const who = callerArn ?? "a caller without a signature";
  return endpointId ? `${who} through ${endpointId}` : who;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
