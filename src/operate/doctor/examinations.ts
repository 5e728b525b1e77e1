import type { Deployment } from "../../model/deployment";
import type { Party } from "../../model/party";
import type { Aws } from "../aws/aws";
import type { Call } from "./call";
import { type Diagnosis, examine } from "./examine";
import { examinedCalls } from "./examined-call";
import { ReadFacts } from "./facts/read-facts";
import type { Permission, Source } from "./facts/reading";
import { gatewayCalls } from "./gateway/gateway-call";
import { GATEWAY } from "./gateway/gateway-kind";
import type { Examined } from "./kind";
import { neededFor } from "./permissions";
import { REST } from "./rest-kind";

/** Calls of one kind, and what can be done about them. */
export interface Examination {
  readonly calls: readonly Call[];
  /** The same of some of its calls. */
  readonly of: (calls: readonly Call[]) => Examination;
  /** The permissions that it needs. */
  readonly needed: () => readonly Permission[];
  readonly run: (
    aws: (party: Party) => Aws,
    since: Pick<Source, "now" | "sinceMinutes" | "authorizerHash">,
  ) => Promise<Diagnosis>;
}

/** The examinations of all calls that a deployment promises. */
export function examinationsOf(deployment: Deployment): readonly Examination[] {
  return [
    examination({ kind: REST, calls: examinedCalls(deployment) }),
    examination({ kind: GATEWAY, calls: gatewayCalls(deployment) }),
  ];
}

function examination<C extends Call, F>(examined: Examined<C, F>): Examination {
  const { kind, calls } = examined;
  return {
    calls,
    of: (asked) => examination({ kind, calls: calls.filter((call) => asked.includes(call)) }),
    needed: () => neededFor(examined),
    run: (aws, since) => examine(examined, new ReadFacts(kind.readings, aws, since)),
  };
}
