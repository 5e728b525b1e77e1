import { contextKeys, type RequestContext } from "../../../src/access/evaluation/policy/context";
import { type Decision, evaluate } from "../../../src/access/evaluation/policy/evaluate";
import type { FargateCompute, InstanceCompute } from "../../../src/model/gateway/endpoint-service";
import type { MadeNetwork } from "../../../src/model/network";
import type { Party } from "../../../src/model/party";
import type { PolicyDocument } from "../../../src/policies/document";

/** The party whose servers the policies are about. */
export const PARTY: Party = {
  stackId: "names",
  name: "shop-names",
  account: "333333333333",
  region: "eu-west-1",
  roles: { path: "/" },
};

const network: MadeNetwork = { kind: "made", cidr: "10.5.0.0/22", zones: ["euw1-az1"] };
const made = { network, environment: {}, table: { deletionProtection: true }, min: 2, max: 4 };

export const TASKS: FargateCompute = {
  ...made,
  type: "fargate",
  image: `333333333333.dkr.ecr.eu-west-1.amazonaws.com/team/names@sha256:${"4f53cda1".repeat(8)}`,
  cpu: 256,
  memoryMb: 512,
};

export const INSTANCES: InstanceCompute = {
  ...made,
  type: "ec2",
  entry: "/todo.ts",
  instanceType: "t4g.micro",
};

/** ARNs of roles of the party's account. */
export const role = (name: string) => `arn:aws:iam::333333333333:role/${name}`;
export const EXECUTION = role("shop-names-execution");
export const TASK = role("shop-names-task");
export const INSTANCE = role("shop-names-instance");
export const STRANGER = role("stranger");

export const REPOSITORY = "arn:aws:ecr:eu-west-1:333333333333:repository/team/names";
export const OTHER_REPOSITORY = "arn:aws:ecr:eu-west-1:333333333333:repository/team/names-2";
export const TABLE = "arn:aws:dynamodb:eu-west-1:333333333333:table/shop-names";
export const OTHER_TABLE = "arn:aws:dynamodb:eu-west-1:333333333333:table/shop-names-2";
export const stream = (group: string) =>
  `arn:aws:logs:eu-west-1:333333333333:log-group:${group}:log-stream:service/1`;

const KEYS = contextKeys([
  "aws:PrincipalArn",
  "aws:PrincipalAccount",
  "aws:SecureTransport",
  "aws:SourceAccount",
  "aws:SourceArn",
]);

interface Asked {
  readonly kind: "endpoint-policy" | "identity-policy" | "secret-policy";
  /** The caller; absent = anonymous. */
  readonly by?: string;
  readonly context?: RequestContext;
}

/** The say of a document about an action on a resource. */
export function says(
  document: PolicyDocument | undefined,
  action: string,
  resource: string,
  { kind, by, context }: Asked,
): Decision["effect"] {
  if (document === undefined) throw new Error(`there is no ${kind}`);
  const account = by?.split(":")[4];
  const own = by === undefined ? {} : { "aws:PrincipalArn": by, "aws:PrincipalAccount": account };
  return evaluate(kind, document, { action, resource, account, context: { ...own, ...context } }, KEYS)
    .effect;
}
