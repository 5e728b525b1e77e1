import { partitionOf } from "../../../../../model/aws/partition";
import type { Allowed } from "../../../../network/held/allows-only";
import type { Json } from "../../../../network/stack/stack-json";
import type {
  MadeComputeExpectations,
  ServiceExpectations,
} from "../../../expectations/service-expectations";

/** The rights that a role has to have. */
export interface RoleRights {
  /** Its part of addresses. */
  readonly role: "execution" | "task" | "instance";
  readonly trusts: Allowed;
  readonly allows: readonly Allowed[];
}

/** The actions on items of a table; none changes the table itself. */
const TABLE_ACTIONS = [
  "dynamodb:BatchGetItem",
  "dynamodb:BatchWriteItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DeleteItem",
  "dynamodb:GetItem",
  "dynamodb:PutItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:UpdateItem",
];

const IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/(.+)@sha256:/;

/** Logging in to a registry has no resource of its own. */
export function pullsImage(image: string): readonly Allowed[] {
  const [, account, region = "", repository] = IMAGE.exec(image) ?? [];
  return [
    { actions: ["ecr:GetAuthorizationToken"], resource: "*" },
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      resource: `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${repository}`,
    },
  ];
}

/** @param kind the beginning of the log group's name */
export function writesLog({ name, account, region }: ServiceExpectations, kind: "ecs" | "ec2"): Allowed {
  return {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resource: `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:/${kind}/${name}:*`,
  };
}

export function usesTable({ name, account, region }: ServiceExpectations): Allowed {
  return {
    actions: TABLE_ACTIONS,
    resource: `arn:${partitionOf(region)}:dynamodb:${region}:${account}:table/${name}`,
  };
}

/** The rights of each role that servers have. */
export function roleRights(
  expected: ServiceExpectations,
  compute: MadeComputeExpectations,
): readonly RoleRights[] {
  const table = compute.table ? [usesTable(expected)] : [];
  if (compute.kind === "ec2") {
    const allows = [
      readsProgram(expected),
      writesLog(expected, "ec2"),
      ...table,
      opensSessions(REGISTERING, CHANNELS),
    ];
    return [{ role: "instance", trusts: trusts("ec2.amazonaws.com"), allows }];
  }
  const { account, region } = expected;
  const ofAccount = { StringEquals: { "aws:SourceAccount": account } };
  const ofRegion = { ArnLike: { "aws:SourceArn": `arn:${partitionOf(region)}:ecs:${region}:${account}:*` } };
  const execution: RoleRights = {
    role: "execution",
    trusts: trusts("ecs-tasks.amazonaws.com", ofAccount),
    allows: [...pullsImage(compute.image), writesLog(expected, "ecs")],
  };
  if (table.length === 0) return [execution];
  return [
    execution,
    { role: "task", trusts: trusts("ecs-tasks.amazonaws.com", { ...ofAccount, ...ofRegion }), allows: table },
  ];
}

/** A trust has no resource: it is about its own role. */
function trusts(service: string, condition?: Json): Allowed {
  return { actions: ["sts:AssumeRole"], principal: { Service: service }, condition };
}

export function programBucket({ name, account, region }: ServiceExpectations): string {
  return `${name}-${account}-${region}`;
}

export function readsProgram(expected: ServiceExpectations): Allowed {
  const { region } = expected;
  return {
    actions: ["s3:GetObject"],
    resource: `arn:${partitionOf(region)}:s3:::${programBucket(expected)}/*`,
  };
}

export const REGISTERING = ["ssm:UpdateInstanceInformation"];

export const CHANNELS = [
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
];

/** Sessions of those who look after instances; these actions have no resources. */
export function opensSessions(...actions: readonly (readonly string[])[]): Allowed {
  return { actions: actions.flat(), resource: "*" };
}
