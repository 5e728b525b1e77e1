import type { Caller } from "../callers/caller";
import { nameOf } from "../callers/name";
import { assumption, type Finding, fact, listed, problem, shown, unless } from "../finding";
import type { Stack } from "../stack/stack-json";
import { type Entrance, UNLINKED } from "./entrance";

/** A consumer of an API, and the name of the endpoint that it comes through. */
interface Guest {
  readonly stack: Stack;
  readonly callers: readonly Caller[];
  /** @default it comes over the internet */
  readonly endpoint?: string;
  readonly pending: boolean;
}

/** The API's side of a link: its policy names the endpoint, and it is associated with it where calls need that. */
export function letIn(
  { stack, endpointType, sources, associated }: Entrance,
  guest: Guest,
): readonly Finding[] {
  const { endpoint, callers, pending } = guest;
  const wanted = endpoint === undefined ? "REGIONAL" : "PRIVATE";
  const mismatch = unless(
    endpointType === wanted,
    stack,
    `expected the API to be ${wanted} for the clients of ${guest.stack.id}, got ${shown(endpointType)}`,
  );
  if (endpoint === undefined) return mismatch;
  const isCalledByBoth = callers.some(
    ({ connectTo = "" }) => nameOf(guest.stack, connectTo)?.kind === "association",
  );
  return [
    ...mismatch,
    ...unless(
      !isCalledByBoth || associated.has(endpoint),
      stack,
      `expected the API to be associated with ${endpoint}, got ${listed([...associated].map(shown))}`,
    ),
    pending ? notYet(stack, guest.stack, endpoint, sources) : named(stack, endpoint, sources),
  ];
}

/** The resource policy names an endpoint as a way in. */
export function named(stack: Stack, endpoint: string, sources: Entrance["sources"]): Finding {
  if (sources.has(endpoint)) return fact(stack, `the resource policy names ${endpoint} as a way in`);
  const got = listed([...sources].map(shown));
  return problem(stack, `expected the resource policy to name ${endpoint} as a way in, got ${got}`);
}

function notYet(stack: Stack, consumer: Stack, endpoint: string, sources: Entrance["sources"]): Finding {
  if (sources.has(UNLINKED))
    return assumption(stack, `${endpoint} is let in once the file says that ${consumer.id} is linked`);
  return problem(stack, `expected the resource policy to keep a place for ${endpoint}, got none`);
}
