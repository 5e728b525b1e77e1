import type { Deployment } from "../../model/deployment";
import type { Party } from "../../model/party";
import { type Aws, awsOfParty } from "../aws/aws";
import { checkAccount } from "../aws/check-account";
import type { Streams } from "../streams";
import { diagnosisJson } from "./diagnosis-json";
import { diagnosisText } from "./diagnosis-text";
import { type Diagnosis, examine } from "./examine";
import { askedCalls, type ExaminedCall, examinedCalls } from "./examined-call";
import { ReadFacts } from "./facts/read-facts";
import { readPolicies } from "./permissions";

export interface DoctorOptions {
  /** One call: `direct GET /`. @default every declared call of a client */
  readonly call?: string;
  /** @default text for people */
  readonly json?: boolean;
  /** Prints the permissions that a look at these calls needs, and looks at nothing. @default false */
  readonly permissions?: boolean;
  /** How far back refusals in logs count, in minutes: what is older was probably about another state. @default 15 */
  readonly sinceMinutes?: number;
  /** AWS as a party reaches it. @default by the deployment's credentials */
  readonly aws?: (party: Party) => Aws;
  /** Milliseconds since 1970. @default by this machine's clock */
  readonly now?: number;
}

/**
 * Says why calls of a deployment are refused, or that nothing is wrong with them. It reads, and changes nothing.
 * @returns the exit status: 0 = healthy, 1 = a cause was found, 2 = the call is none of the deployment's, or nothing could be read
 */
export async function doctor(
  deployment: Deployment,
  options: DoctorOptions,
  { out, err }: Streams,
): Promise<0 | 1 | 2> {
  const { call, json = false, permissions = false } = options;
  const all = examinedCalls(deployment);
  const asked = call === undefined ? { calls: all } : askedCalls(all, call);
  if ("problem" in asked) {
    err.write(`${asked.problem}\n`);
    return 2;
  }
  if (asked.calls.length === 0) {
    err.write("expected a client that calls a REST API, got none; doctor does not look at gateways\n");
    return 2;
  }
  if (permissions) {
    out.write(`${JSON.stringify(readPolicies(asked.calls), null, 2)}\n`);
    return 0;
  }
  const diagnosis = await diagnose(asked.calls, options);
  if (diagnosis.looks === 0) {
    err.write(`${[...new Set(diagnosis.unread.map(({ reason }) => reason.message))].join("\n")}\n`);
    return 2;
  }
  out.write(`${json ? diagnosisJson(diagnosis) : diagnosisText(diagnosis)}\n`);
  return diagnosis.findings.length === 0 ? 0 : 1;
}

async function diagnose(
  calls: readonly ExaminedCall[],
  {
    aws = awsOfParty,
    now = Date.now(),
    sinceMinutes = 15,
  }: Pick<DoctorOptions, "aws" | "now" | "sinceMinutes">,
): Promise<Diagnosis> {
  const parties = new Set(
    calls.flatMap(({ consumer, linked, usedProviders }) => [consumer, ...linked, ...usedProviders]),
  );
  const reached = new Map<Party, Aws | Error>();
  await Promise.all([...parties].map(async (party) => reached.set(party, await reach(party, aws))));
  const known = (party: Party): Aws => {
    const one = reached.get(party);
    if (one === undefined || one instanceof Error) throw one ?? new Error(`nobody reached ${party.stackId}`);
    return one;
  };
  return examine(calls, new ReadFacts(known, { now, sinceMinutes }));
}

/** AWS with the party's credentials, if they are of its account: those of another would show another system. */
async function reach(party: Party, aws: (party: Party) => Aws): Promise<Aws | Error> {
  try {
    const own = aws(party);
    await checkAccount(own, party);
    return own;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
