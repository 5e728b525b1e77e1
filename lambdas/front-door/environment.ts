import { isStage } from "../authorizer/environment";
import { isRecord } from "../client/event/problem";
import type { Expectations } from "../client/read-environment";
import { SECRET_ARN } from "../keys/secret-arn";

/** The variables of the authorizer of a front door. */
export interface FrontDoorEnvironment {
  /** The secret of the key with which the door calls the provider. */
  readonly UPSTREAM_SECRET_ARN: string;
  /** The secrets of the callers' own keys: `{ "<caller>": "<secret ARN>" }` as JSON. */
  readonly CALLER_SECRET_ARNS: string;
  /** The stage of the door's API. */
  readonly STAGE: string;
}

export const FRONT_DOOR_ENVIRONMENT: Expectations<FrontDoorEnvironment> = {
  UPSTREAM_SECRET_ARN: { expected: "the ARN of a secret", accepts: (arn) => SECRET_ARN.test(arn) },
  CALLER_SECRET_ARNS: {
    expected: "secret ARNs by caller, as JSON",
    accepts: (text) => parseArns(text) !== undefined,
  },
  STAGE: { expected: "the name of a stage", accepts: isStage },
};

/** The secrets of the callers' keys, by caller. */
export function callerSecrets(environment: FrontDoorEnvironment): ReadonlyMap<string, string> {
  return parseArns(environment.CALLER_SECRET_ARNS) ?? new Map();
}

function parseArns(text: string): ReadonlyMap<string, string> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const entries = isRecord(parsed) ? Object.entries(parsed) : undefined;
    const isRight = entries?.every(([, arn]) => typeof arn === "string" && SECRET_ARN.test(arn));
    return isRight ? new Map(entries as [string, string][]) : undefined;
  } catch {
    return undefined;
  }
}
