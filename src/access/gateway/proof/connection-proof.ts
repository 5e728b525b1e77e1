import { type Connecting, connect, type Known } from "../call/connect";
import { STRANGER } from "../classes/callers";
import type { ServiceExpectations } from "../expectations/service-expectations";
import type { Gateway } from "../picture/gateway";
import type { Service } from "../picture/service";

/** The connections to one service, decided. */
export interface ConnectionProof {
  /** Endpoints that the file lets connect: each does. */
  readonly connected: readonly Connection[];
  /** Endpoints that it does not: none does. */
  readonly refused: readonly Connection[];
  readonly problems: readonly string[];
}

/** An attempt to get in, in words, with the reason for what becomes of it. */
export interface Connection {
  /** A connection of an endpoint, once every state is known or while none is; or traffic inside of a VPC. */
  readonly kind: "connection" | "early connection" | "traffic";
  readonly words: string;
  readonly reason: string;
}

interface Attempt extends Connecting {
  readonly words: string;
  /** The states in which the file lets it connect. */
  readonly connectsIn: readonly Known[];
}

const STATES: readonly Known[] = ["every state", "no state"];

/** Decides who connects to a service, once every state is known and while none is, and compares it with the file. */
export function proveConnections(
  service: Service,
  expected: ServiceExpectations,
  gateways: readonly Gateway[],
): ConnectionProof {
  const proof = { connected: [] as Connection[], refused: [] as Connection[], problems: [] as string[] };
  const attempts = [...meant(service, expected, gateways), ...intruders(service, expected, gateways)];
  for (const known of STATES) {
    for (const attempt of attempts) {
      const steps = connect(service, attempt, known);
      const last = steps.find((one) => !one.passes) ?? steps.at(-1);
      const reason = `${last?.by}: ${last?.reason}`;
      const words = known === "no state" ? `${attempt.words}, while no state is known` : attempt.words;
      const kind = known === "no state" ? "early connection" : "connection";
      const isConnected = last?.passes === true;
      if (isConnected !== attempt.connectsIn.includes(known)) {
        const [wanted, got] = isConnected ? ["no connection", "one"] : ["a connection", "none"];
        proof.problems.push(`expected ${wanted} of ${words}, got ${got}; ${reason}`);
      } else if (!isConnected) proof.refused.push({ kind, words, reason });
      else if (known === "every state") proof.connected.push({ kind, words, reason });
    }
  }
  return proof;
}

/** The endpoints that the file lets connect: those that it names, and those that gateways make for this service. */
function meant(
  { stackId }: Service,
  { consumers }: ServiceExpectations,
  gateways: readonly Gateway[],
): readonly Attempt[] {
  return Object.entries(consumers).flatMap(([name, { account, endpoints }]): readonly Attempt[] => {
    if (endpoints.kind === "stated")
      return endpoints.ids.map((endpoint) => ({
        account,
        endpoint,
        words: `${endpoint} of ${name}`,
        connectsIn: STATES,
      }));
    const made = new Set(
      gateways.filter((one) => one.stackId === name).flatMap((one) => endpointsFor(one, stackId)),
    );
    const connectsIn = endpoints.kind === "linked" ? (["every state"] as const) : [];
    return [...made].map((endpoint) => ({ account, endpoint, words: endpoint, connectsIn }));
  });
}

function endpointsFor({ endpoints }: Gateway, stackId: string): readonly string[] {
  return [...endpoints.values()].flatMap(({ name, service }) =>
    service.kind === "stack" && service.stackId === stackId ? [name] : [],
  );
}

/** An id that nobody has. */
const UNKNOWN = "vpce-0fffffffffffffff1";

function intruders(
  { stackId, account: own }: Service,
  { consumers }: ServiceExpectations,
  gateways: readonly Gateway[],
): readonly Attempt[] {
  const accounts = [...new Set(Object.values(consumers).map(({ account }) => account))];
  const refused = (account: string, endpoint: string, words: string): Attempt => ({
    account,
    endpoint,
    words,
    connectsIn: [],
  });
  const ids = Object.values(consumers).flatMap(({ endpoints }) =>
    endpoints.kind === "stated" ? endpoints.ids : [],
  );
  return [
    ...accounts.map((account) => refused(account, UNKNOWN, `another endpoint of the account ${account}`)),
    ...(accounts.includes(own)
      ? []
      : [refused(own, UNKNOWN, `an endpoint of the service's own account ${own}`)]),
    refused(STRANGER, UNKNOWN, `an endpoint of the account ${STRANGER}, which the file does not have`),
    ...ids.map((id) => refused(STRANGER, id, `an endpoint of another account under the id ${id}`)),
    ...gateways.flatMap((gateway) => {
      const [other] = [...gateway.endpoints.values()].filter(
        ({ service }) => service.kind !== "stack" || service.stackId !== stackId,
      );
      return other
        ? [refused(gateway.account, other.name, `${other.name}, which is of another service`)]
        : [];
    }),
  ];
}
