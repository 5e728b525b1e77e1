import {
  anonymousPrincipal,
  type RequestAnalysis,
  runSimulation,
  type Simulation,
} from "@cloud-copilot/iam-simulate";
import type { Decision } from "../../src/access/evaluation/policy/evaluate";
import type { PolicyDocument } from "../../src/policies/document";

/** A request with every document that decides about it, in the other implementation's form. */
export interface Situation {
  readonly action: "execute-api:Invoke" | "sts:AssumeRole";
  readonly resource: string;
  /** The account that the resource is in. */
  readonly account: string;
  /** The ARN of the role that signed; absent for an unsigned request. */
  readonly principal?: string;
  readonly context: Readonly<Record<string, string | undefined>>;
  readonly endpointPolicy?: PolicyDocument;
  readonly resourcePolicy?: PolicyDocument;
  readonly identityPolicy?: PolicyDocument;
}

/** The outcome of all documents together. */
export type Outcome = "allowed" | "explicitly denied" | "implicitly denied";

/** The other implementation's result, in total and for each document. */
export interface Simulated {
  readonly outcome: Outcome;
  readonly endpoint?: Decision;
  readonly resource?: Decision;
  readonly identity?: Decision;
}

const OUTCOMES = {
  Allowed: "allowed",
  ExplicitlyDenied: "explicitly denied",
  ImplicitlyDenied: "implicitly denied",
} as const;

/**
 * Evaluates a request with `@cloud-copilot/iam-simulate`, an independent implementation of IAM.
 * @throws Error where it refuses a document as invalid, or does not use a key of the context
 */
export async function simulate(situation: Situation): Promise<Simulated> {
  const { action, resource, account, principal, endpointPolicy, resourcePolicy, identityPolicy } = situation;
  const simulation: Simulation = {
    request: {
      principal: principal ?? anonymousPrincipal,
      action,
      resource: { resource, accountId: account },
      contextVariables: known(situation.context),
    },
    identityPolicies: identityPolicy ? [{ name: "identity", policy: identityPolicy }] : [],
    vpcEndpointPolicies: endpointPolicy ? [{ name: "endpoint", policy: endpointPolicy }] : undefined,
    resourcePolicy,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
  const results = await runSimulation(simulation, { simulationMode: "Strict" });
  if (results.resultType !== "single") throw new Error(`not simulated: ${JSON.stringify(results)}`);
  const { analysis, ignoredContextKeys = [] } = results.result;
  if (ignoredContextKeys.length > 0) throw new Error(`keys that were not used: ${ignoredContextKeys}`);
  return {
    outcome: OUTCOMES[results.overallResult],
    endpoint: endpointPolicy && decision(analysis.endpointAnalysis),
    resource: resourcePolicy && decision(analysis.resourceAnalysis),
    identity: identityPolicy && decision(analysis.identityAnalysis),
  };
}

/** A Deny wins, then an Allow of the caller itself, then one of its account; of several statements the first one. */
function decision(analysis: RequestAnalysis["resourceAnalysis" | "identityAnalysis"]): Decision {
  const [deny] = analysis?.denyStatements ?? [];
  if (deny) return { effect: "deny", sid: deny.statement.sid() };
  const allows = analysis?.allowStatements ?? [];
  const [account] = allows;
  const direct = allows.find(({ principalMatch }) => principalMatch === "Match");
  if (direct) return { effect: "allow", sid: direct.statement.sid() };
  return account ? { effect: "allow", sid: account.statement.sid(), delegates: true } : { effect: "silent" };
}

function known(context: Situation["context"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(context).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
