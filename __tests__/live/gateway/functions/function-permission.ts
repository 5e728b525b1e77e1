import { GetPolicyCommand, ResourceNotFoundException } from "@aws-sdk/client-lambda";
import { matchesWildcard } from "../../../../src/model/aws/wildcard";
import { many, type OneOrMany } from "../../../../src/policies/document";
import type { StrictRule } from "../../emulated-aws/strict/rule";
import type { Account } from "../../support/accounts/accounts";

export const functionPolicyIsAsked: StrictRule = {
  name: "a function's policy is asked at each invocation, and without a matching permission the API answers 500",
  because:
    "moto keeps a function's policy and asks nobody for leave, so that an API would seem to work while its permissions are replaced",
  source: "https://github.com/aws/aws-pdk/issues/549",
  shownBy: "__tests__/live/data-path/without-permission.ts",
};

/** A request of a service of AWS to run a function. */
export interface Invoking {
  /** @default API Gateway */
  readonly service?: string;
  /** `arn:aws:lambda:eu-west-1:111111111111:function:orders` */
  readonly functionArn: string;
  /** The route's, `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/orders`, or that of a rule of EventBridge. */
  readonly sourceArn: string;
  /** That owns the API or the rule. */
  readonly sourceAccount: string;
}

/** A statement of a function's policy, as Lambda writes it. */
export interface Permission {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Principal: string | { readonly Service?: OneOrMany<string> };
  readonly Action: OneOrMany<string>;
  readonly Resource: OneOrMany<string>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<string>>>>>;
}

/** Asks Lambda for the function's policy, which exists only once a permission was added. */
export async function permissionsOf({ lambda }: Account, name: string): Promise<readonly Permission[]> {
  try {
    const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName: name }));
    return (JSON.parse(Policy) as { readonly Statement: readonly Permission[] }).Statement;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return [];
    throw error;
  }
}

/**
 * True where a function's policy lets a service invoke it for a route or a rule. A condition that is not understood is one that is
 * not met.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export function mayBeInvoked(permissions: readonly Permission[], invoking: Invoking): boolean {
  return permissions.some(
    ({ Effect, Principal, Action, Resource, Condition = {} }) =>
      Effect === "Allow" &&
      typeof Principal === "object" &&
      many(Principal.Service ?? []).includes(invoking.service ?? "apigateway.amazonaws.com") &&
      many(Action).some((action) => matchesWildcard(action, "lambda:InvokeFunction")) &&
      many(Resource).some((resource) => matchesWildcard(resource, invoking.functionArn)) &&
      Object.entries(Condition).every(([operator, wanted]) => isMet(operator, wanted, invoking)),
  );
}

function isMet(
  operator: string,
  wanted: Readonly<Record<string, OneOrMany<string>>>,
  { sourceArn, sourceAccount }: Invoking,
): boolean {
  const matches = OPERATORS[operator];
  const context: Readonly<Record<string, string>> = {
    "aws:sourcearn": sourceArn,
    "aws:sourceaccount": sourceAccount,
  };
  return Object.entries(wanted).every(([key, patterns]) => {
    const value = context[key.toLowerCase()];
    return value !== undefined && many(patterns).some((pattern) => matches?.(pattern, value));
  });
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const OPERATORS: Readonly<Record<string, (pattern: string, value: string) => boolean>> = {
  ArnEquals: matchesArn,
  ArnLike: matchesArn,
  StringEquals: (pattern, value) => pattern === value,
  StringLike: matchesWildcard,
};

/** Each of an ARN's six parts is compared by itself: a wildcard does not reach over a colon into the next. */
function matchesArn(pattern: string, arn: string): boolean {
  const wanted = sixParts(pattern);
  const given = sixParts(arn);
  return wanted.length === given.length && wanted.every((part, i) => matchesWildcard(part, given[i] ?? ""));
}

function sixParts(arn: string): readonly string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
}
