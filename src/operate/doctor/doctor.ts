import type { Deployment } from "../../model/deployment";
import type { Party } from "../../model/party";
import { type Aws, awsOfParty } from "../aws/aws";
import { checkAccount } from "../aws/check-account";
import type { Streams } from "../streams";
import { type AskedCalls, askedCalls } from "./asked-calls";
import type { Call } from "./call";
import { diagnosisJson } from "./diagnosis-json";
import { diagnosisText } from "./diagnosis-text";
import { type Examination, examinationsOf } from "./examinations";
import { type Diagnosis, together } from "./examine";
import type { Source } from "./facts/reading";
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
  /** The hash of an authorizer's code with these grants. @default it is not compared */
  readonly authorizerHash?: Source["authorizerHash"];
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
  const all = examinationsOf(deployment);
  const asked = askedOf(
    all.flatMap(({ calls }) => calls),
    call,
  );
  if ("problem" in asked) {
    err.write(`${asked.problem}\n`);
    return 2;
  }
  const examinations = all.map((one) => one.of(asked.calls)).filter(({ calls }) => calls.length > 0);
  if (permissions) {
    const needed = examinations.flatMap((one) => one.needed());
    out.write(`${JSON.stringify(readPolicies(needed), null, 2)}\n`);
    return 0;
  }
  const diagnosis = await diagnose(examinations, options);
  if ("problems" in diagnosis) {
    err.write(`${[...new Set(diagnosis.problems)].join("\n")}\n`);
    return 2;
  }
  out.write(`${json ? diagnosisJson(diagnosis) : diagnosisText(diagnosis)}\n`);
  return diagnosis.findings.length === 0 ? 0 : 1;
}

function askedOf(all: readonly Call[], call: string | undefined): AskedCalls {
  if (all.length === 0) return { problem: "expected a client that calls an API, got none" };
  return call === undefined ? { calls: all } : askedCalls(all, call);
}

/** Looks at calls, or says why no account could be looked into. */
async function diagnose(
  examinations: readonly Examination[],
  {
    aws = awsOfParty,
    now = Date.now(),
    sinceMinutes = 15,
    authorizerHash,
  }: Pick<DoctorOptions, "aws" | "now" | "sinceMinutes" | "authorizerHash">,
): Promise<Diagnosis | { readonly problems: readonly string[] }> {
  const parties = new Set(examinations.flatMap(({ calls }) => calls.flatMap((call) => call.parties)));
  const reached = new Map<Party, Aws | Error>();
  await Promise.all([...parties].map(async (party) => reached.set(party, await reach(party, aws))));
  const failed = [...reached.values()].flatMap((one) => (one instanceof Error ? one.message : []));
  if (failed.length === reached.size) return { problems: failed };
  const known = (party: Party): Aws => {
    const one = reached.get(party);
    if (one === undefined || one instanceof Error) throw one ?? new Error(`nobody reached ${party.stackId}`);
    return one;
  };
  const since = { now, sinceMinutes, authorizerHash };
  return together(await Promise.all(examinations.map((one) => one.run(known, since))));
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
