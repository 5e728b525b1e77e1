import { decide, type KeyHolder, nameIn } from "../../../lambdas/authorizer/decide";
import { apiArn } from "../../model/aws/arn";
import type { PolicyDocument } from "../../policies/document";
import type { Api } from "./call";

/** The Lambda authorizer of an API whose callers have keys, at one moment: what the deployed function would know. */
export interface KeyAuthorizer {
  /** By the names that keys begin with. */
  readonly holders: ReadonlyMap<string, KeyHolder>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The answer of an authorizer to a key that comes through an endpoint, by the very function that is deployed; undefined = 401.
 * @param endpointId absent = from outside any VPC
 */
export function answerTo(
  { holders, now }: KeyAuthorizer,
  api: Omit<Api, "authorizer">,
  key: string | undefined,
  endpointId: string | undefined,
): PolicyDocument | undefined {
  if (key === undefined) return undefined;
  const holder = holders.get(nameIn(key) ?? "");
  const stageArn = `${apiArn({ ...api, apiId: api.id })}/${api.stage}`;
  const answer = holder && decide({ key, endpointId, stageArn, now }, holder);
  // Statements of an authorizer have no ids.
  return answer && (answer.policyDocument as PolicyDocument);
}
