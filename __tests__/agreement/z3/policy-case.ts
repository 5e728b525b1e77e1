import type { ProviderWorld } from "../../../src/access/world/world";
import { rolesOf } from "../../../src/model/grant";
import type { Route } from "../../../src/model/routes/route";
import type { PolicyDocument, Statement } from "../../../src/policies/document";
import type { Intended } from "./intent";

/** A resource policy, and the calls that it is meant to allow. */
export interface PolicyCase {
  readonly policy: PolicyDocument;
  readonly intended: readonly Intended[];
  readonly offered: readonly Route[];
  /** The beginning of every call's ARN: `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/`. */
  readonly prefix: string;
}

/** The policy of a provider's API, and its grants; a public API gives everything to everybody. */
export function policyCase({ api, grants, provider }: ProviderWorld): PolicyCase {
  const { region, account } = api;
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const { routes } = provider.service;
  const isPrivate = provider.service.type === "private-rest-api";
  const isPublic = !isPrivate && api.auth === "none";
  return {
    policy: api.resourcePolicy as PolicyDocument,
    intended: isPublic
      ? [{ routes }]
      : grants.map((grant) => ({
          ...(api.auth === "iam" && { roleArns: rolesOf(grant) }),
          ...(isPrivate && { endpointIds: grant.endpointIds }),
          routes: grant.routes,
        })),
    offered: routes,
    prefix: `arn:${partition}:execute-api:${region}:${account}:${api.id}/${api.stage}/`,
  };
}

/** A policy with a single fault, by what was done to it. */
export interface Fault {
  readonly kind: "wider resource" | "dropped condition" | "dropped Deny";
  /** The statement, and the operator that was dropped from its condition. */
  readonly of: string;
  readonly policy: PolicyDocument;
}

/** Every fault that one statement of a policy can be given. */
export function faultsOf({ policy, prefix }: PolicyCase): readonly Fault[] {
  const wide = `${prefix.split("/")[0]}/*`;
  const withStatement = (at: number, ...changed: readonly Statement[]) => ({
    ...policy,
    Statement: policy.Statement.toSpliced(at, 1, ...changed),
  });
  return policy.Statement.flatMap((statement, at): readonly Fault[] => {
    const { Sid, Effect, Condition = {} } = statement;
    if (Effect === "Deny") return [{ kind: "dropped Deny", of: Sid, policy: withStatement(at) }];
    return [
      { kind: "wider resource", of: Sid, policy: withStatement(at, { ...statement, Resource: wide }) },
      ...Object.keys(Condition).map((operator): Fault => {
        const rest = Object.fromEntries(Object.entries(Condition).filter(([name]) => name !== operator));
        return {
          kind: "dropped condition",
          of: `${Sid}, ${operator}`,
          policy: withStatement(at, { ...statement, Condition: rest }),
        };
      }),
    ];
  });
}
