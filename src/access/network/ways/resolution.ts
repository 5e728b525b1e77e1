import type { Caller } from "../callers/caller";
import { BY, nameOf } from "../callers/name";
import { type Finding, problem, shown, unless } from "../finding";
import { referent } from "../stack/reference";
import type { Stack } from "../stack/stack-json";
import type { Ground } from "./ground";

/** The endpoint that a client's calls arrive at, and the kind of name that leads there. */
interface Resolution {
  /** The address of one that the stack makes, the id of another. */
  readonly endpoint?: string;
  readonly by?: string;
  readonly findings: readonly Finding[];
}

/** The resolution of the host that a client connects to, in the client's VPC. */
export function resolution(ground: Ground, caller: Caller, vpc: string): Resolution {
  const { stack } = ground;
  const name = caller.connectTo === undefined ? undefined : nameOf(stack, caller.connectTo);
  if (name === undefined) {
    const text = `expected ${caller.address} to connect to a name of an API or of its endpoint, got ${shown(caller.connectTo)}`;
    return { findings: [problem(stack, text)] };
  }
  const findings = askedFor(stack, caller);
  const by = BY[name.kind];
  if (name.kind === "api") {
    const endpoint = ground.endpoints.get("execute-api");
    if (endpoint?.privateDns && endpoint.vpc === vpc) return { endpoint: endpoint.address, by, findings };
    const text = `${caller.address} connects to ${caller.connectTo}: expected an endpoint of execute-api in ${vpc} with private DNS, got none`;
    return { findings: [...findings, problem(stack, text)] };
  }
  return { endpoint: madeOrAdopted(stack, name.endpoint), by, findings };
}

/** The host that is asked for is the API's, in the region that is signed for. */
function askedFor(stack: Stack, { address, connectTo = "", host, region }: Caller): readonly Finding[] {
  const connected = nameOf(stack, connectTo);
  const asked = host === undefined ? undefined : nameOf(stack, host);
  const isRight = connected?.kind === "own" ? asked?.kind === "api" : host === connectTo;
  const expected = connected?.kind === "own" ? "the name of an API" : connectTo;
  if (!isRight || asked === undefined || asked.kind === "own")
    return [problem(stack, `expected ${address} to ask for ${expected}, got ${shown(host)}`)];
  return unless(
    region === undefined || region === asked.region,
    stack,
    `expected ${address} to sign for ${asked.region}, got ${shown(region)}`,
  );
}

/** A data source is read by the id of an endpoint that exists already. */
function madeOrAdopted(stack: Stack, endpoint: string): string {
  const read = endpoint.startsWith("data.") ? stack.resources.get(endpoint) : undefined;
  return read === undefined ? endpoint : (referent(stack, read.attributes.id) ?? endpoint);
}
