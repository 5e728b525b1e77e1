import { type Fact, type Finding, factsOf, problem } from "../network/finding";
import { byState } from "../network/links/remote-output";
import { type Json, readStack, type Stack } from "../network/stack/stack-json";
import type { SystemExpectations } from "./expectations/gateway-expectations";
import type { Gateway } from "./picture/gateway";
import { readGateway } from "./picture/read-gateway";
import { readService } from "./picture/read-service";
import type { Service } from "./picture/service";
import type { Connection } from "./proof/connection-proof";
import { gatewayPart, type Part, servicePart } from "./proof/part";

/** Who can call what through a deployment's gateways, and who can connect to its services. */
export interface SystemProof {
  /** Facts of the stacks' JSON. */
  readonly sentences: readonly string[];
  /** The same, each with its matter. */
  readonly facts: readonly Fact[];
  /** Conditions that others have to meet, in parts that they own. */
  readonly assumptions: readonly string[];
  /** Everything that is not as the file has it; none where the proof holds. */
  readonly problems: readonly string[];
  /** The number of calls that the file promises, all answered. */
  readonly calls: number;
  /** The number of calls and connections that it does not let in, all refused. */
  readonly intruders: number;
  /** The number of all classes of calls and connections. */
  readonly classes: number;
  /** The gateways and services as their stacks have them, by stack id. */
  readonly gateways: ReadonlyMap<string, Gateway>;
  readonly services: ReadonlyMap<string, Service>;
  /** Endpoints that connect to a service as the file says, by stack id. */
  readonly connected: ReadonlyMap<string, readonly Connection[]>;
  /** Attempts to connect to a service, or to reach something in a VPC, that are refused, by stack id. */
  readonly refused: ReadonlyMap<string, readonly Connection[]>;
}

/**
 * Proves on what Terraform will be given, not on what it was made from, who can call what through gateways, and who can connect to the
 * services behind them.
 * @param stacks the parsed `cdk.tf.json` of each stack, by stack id
 * @param expectations the words of the deployment file
 */
export function proveSystem(
  stacks: Readonly<Record<string, Json>>,
  expectations: SystemExpectations,
): SystemProof {
  const all = Object.entries(stacks).map(([id, json]) => readStack(id, json));
  const states = byState(all);
  const gateways = pictures(all, expectations.gateways, (stack) => readGateway(stack, states));
  const services = pictures(all, expectations.services, (stack) => readService(stack, states));
  const parts = new Map(
    all.map((stack): [string, Part] => {
      const [gateway, service] = [expectations.gateways[stack.id], expectations.services[stack.id]];
      if (gateway) return [stack.id, gatewayPart(stack, gateway, gateways.get(stack.id), services)];
      if (service)
        return [stack.id, servicePart(stack, service, services.get(stack.id), [...gateways.values()])];
      return [
        stack.id,
        { findings: [problem(stack, "expected no stack of this name, as the file has none")] },
      ];
    }),
  );
  const missing = Object.keys({ ...expectations.gateways, ...expectations.services }).filter(
    (id) => !parts.has(id),
  );
  for (const id of missing) parts.set(id, { findings: [problem({ id }, "expected a stack, got none")] });
  return { ...joined([...parts.values()]), gateways, services, ...attempts(parts) };
}

function pictures<T>(
  stacks: readonly Stack[],
  expected: Readonly<Record<string, unknown>>,
  read: (stack: Stack) => T | undefined,
): ReadonlyMap<string, T> {
  return new Map(
    stacks.flatMap((stack) => {
      const picture = expected[stack.id] === undefined ? undefined : read(stack);
      return picture === undefined ? [] : [[stack.id, picture] as const];
    }),
  );
}

function joined(parts: readonly Part[]) {
  const findings = parts.flatMap((part) => part.findings);
  const texts = (kind: Finding["kind"]) => [
    ...new Set(findings.filter((finding) => finding.kind === kind).map(({ text }) => text)),
  ];
  const total = (count: (part: Part) => number | undefined) =>
    parts.reduce((sum, part) => sum + (count(part) ?? 0), 0);
  return {
    sentences: texts("fact"),
    facts: factsOf(findings),
    assumptions: texts("assumption"),
    problems: texts("problem"),
    calls: total(({ calls }) => calls?.calls),
    intruders: total(({ calls, refused }) => (calls?.refused ?? 0) + (refused?.length ?? 0)),
    classes: total(
      ({ calls, refused, connected }) =>
        (calls?.classes ?? 0) + (refused?.length ?? 0) + (connected?.length ?? 0),
    ),
  };
}

function attempts(parts: ReadonlyMap<string, Part>): Pick<SystemProof, "connected" | "refused"> {
  const by = (of: (part: Part) => readonly Connection[] | undefined) =>
    new Map([...parts].map(([id, part]) => [id, of(part) ?? []] as const));
  return { connected: by(({ connected }) => connected), refused: by(({ refused }) => refused) };
}
