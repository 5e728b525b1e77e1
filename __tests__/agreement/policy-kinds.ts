import fc from "fast-check";
import type { Principal } from "../../src/policies/document";
import {
  ACCESS_ROLES,
  apiArn,
  apiIds,
  methods,
  OTHER,
  OWNER,
  PATH_PATTERNS,
  PATHS,
  stages,
} from "./alphabet";

/**
 * The contents of documents of one kind, in the language that `src/policies` writes. Left out is what the other
 * implementation is known to treat differently from AWS, or not at all:
 *
 * - short ARNs such as `execute-api:/*`, which API Gateway expands and Crosslink never writes;
 * - `aws:VpceAccount` and its family, which execute-api and STS do not supply and the evaluator refuses;
 * - wildcards in the first five fields of a resource and in an API's id: at AWS a `*` that ends a field may reach over
 *   colons, the other implementation compares field by field. Crosslink writes these fields out.
 *   @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 * - principals other than `*` in an endpoint's policy: the other implementation does not read `Principal` there;
 * - requests of the root path: for an ARN that ends in `GET/` the other implementation reports `no.resource.types`, as
 *   its copy of AWS's service reference expects something after that slash;
 * - `lambda:SourceFunctionArn`, which no call has and the evaluator refuses;
 * - decisions without a policy: on a stage or route that does not exist, and on an unsigned call of an `AWS_IAM` method;
 *   and that API Gateway does not know who signed if authorization is `NONE`.
 *   @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export interface PolicyKind {
  readonly action: "execute-api:Invoke" | "sts:AssumeRole";
  /** Absent in an identity's policy. */
  readonly principals?: readonly Principal[];
  /** Absent in a trust policy, which is the role's own. */
  readonly resources?: fc.Arbitrary<string>;
}

/** Full ARNs of routes, of whole APIs, and everything. */
const routes = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        apiIds,
        stages,
        fc.oneof({ weight: 5, arbitrary: methods }, { weight: 1, arbitrary: fc.constant("*") }),
        fc.constantFrom("/", ...PATHS, ...PATH_PATTERNS),
      )
      .map(([id, stage, method, path]) => `${apiArn(id)}/${stage}/${method}${path}`),
  },
  { weight: 2, arbitrary: apiIds.map((id) => `${apiArn(id)}/*`) },
  { weight: 1, arbitrary: fc.constant("*") },
);

const accessRoles = fc.constantFrom(
  ...ACCESS_ROLES,
  ...ACCESS_ROLES,
  `arn:aws:iam::${OWNER}:role/access-?`,
  "*",
);

const root = (account: string) => `arn:aws:iam::${account}:root`;
const BOTH: Principal = { AWS: [root(OTHER), root(OWNER)] };
const ACCOUNTS: readonly Principal[] = [{ AWS: root(OTHER) }, { AWS: root(OWNER) }, BOTH, BOTH];

export const RESOURCE_POLICY: PolicyKind = {
  action: "execute-api:Invoke",
  principals: [...ACCOUNTS, "*", "*", { Service: "lambda.amazonaws.com" }],
  resources: routes,
};
export const ENDPOINT_POLICY: PolicyKind = {
  action: "execute-api:Invoke",
  principals: ["*"],
  resources: routes,
};
export const IDENTITY_POLICY: PolicyKind = { action: "execute-api:Invoke", resources: routes };
export const TRUST_POLICY: PolicyKind = {
  action: "sts:AssumeRole",
  principals: [...ACCOUNTS, { Service: "apigateway.amazonaws.com" }],
};
export const STS_ENDPOINT_POLICY: PolicyKind = {
  action: "sts:AssumeRole",
  principals: ["*"],
  resources: accessRoles,
};
export const ASSUME_POLICY: PolicyKind = { action: "sts:AssumeRole", resources: accessRoles };
