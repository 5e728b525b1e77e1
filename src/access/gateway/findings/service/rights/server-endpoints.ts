import { partitionOf } from "../../../../../model/aws/partition";
import { type Finding, fact, listed, problem } from "../../../../network/finding";
import { type Allowed, allowsOnly } from "../../../../network/held/allows-only";
import { having, of } from "../../../../network/held/having";
import { noOther } from "../../../../network/held/only";
import { homeOf } from "../../../../network/stack/aws-provider";
import { type Endpoint, endpointsOf } from "../../../../network/stack/endpoint";
import { textOf } from "../../../../network/stack/reference";
import { ofType, type Stack } from "../../../../network/stack/stack-json";
import { mainTables } from "../../../../network/stack/vpc-defaults";
import type {
  MadeComputeExpectations,
  ServiceExpectations,
} from "../../../expectations/service-expectations";
import {
  CHANNELS,
  opensSessions,
  pullsImage,
  REGISTERING,
  readsProgram,
  usesTable,
  writesLog,
} from "./rights";
import { roleOf } from "./roles";

/** The endpoints by which servers reach services of AWS's: each lets through what their roles need, and nobody else. */
export function serverEndpoints(
  stack: Stack,
  expected: ServiceExpectations,
  compute: MadeComputeExpectations,
): readonly Finding[] {
  const made = new Map(endpointsOf(stack).map((endpoint) => [serviceOf(stack, endpoint), endpoint]));
  const wanted = policiesOf(stack, expected, compute);
  const found = Object.entries(wanted).map(([service, allowed]) => {
    const endpoint = made.get(service);
    if (endpoint === undefined)
      return { findings: [problem(stack, `expected an endpoint of ${service}, got none`)] };
    return { address: endpoint.address, findings: oneEndpoint(stack, endpoint, service, allowed) };
  });
  const wrong = [
    ...found.flatMap(({ findings }) => findings),
    ...noOther(
      stack,
      "aws_vpc_endpoint",
      found.map(({ address }) => address),
      "is a way out that no server of the file needs",
    ),
  ];
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `servers reach ${listed(Object.keys(wanted))} through endpoints that let through their own roles' calls only`,
    ),
  ];
}

/** `ecr.api` of `com.amazonaws.eu-west-1.ecr.api`; in China some names begin with `cn.`. */
function serviceOf(stack: Stack, { resource }: Endpoint): string {
  const name = textOf(stack, resource.attributes.service_name) ?? "";
  const prefix = `com.amazonaws.${homeOf(stack).region}.`;
  const at = name.startsWith("cn.") ? name.slice(3) : name;
  return at.startsWith(prefix) ? at.slice(prefix.length) : name;
}

const GATEWAYS: ReadonlySet<string> = new Set(["s3", "dynamodb"]);

function oneEndpoint(
  stack: Stack,
  { resource }: Endpoint,
  service: string,
  allowed: readonly Allowed[],
): readonly Finding[] {
  const isGateway = GATEWAYS.has(service);
  const vpc = ofType(stack, "aws_vpc")[0]?.address;
  return [
    ...having(stack, resource, {
      vpc_endpoint_type: isGateway ? "Gateway" : "Interface",
      private_dns_enabled: isGateway ? undefined : true,
      vpc_id: of(vpc),
      route_table_ids: isGateway ? [of(mainTables(stack).get(vpc))] : undefined,
      ...(isGateway && { subnet_ids: undefined, security_group_ids: undefined }),
    }),
    ...allowsOnly(stack, resource, "policy", allowed),
  ];
}

/** The statements of each endpoint's policy. */
function policiesOf(
  stack: Stack,
  expected: ServiceExpectations,
  compute: MadeComputeExpectations,
): Readonly<Record<string, readonly Allowed[]>> {
  const by = (role: string, ...all: readonly Allowed[]) => {
    const condition = { ArnEquals: { "aws:PrincipalArn": roleArn(stack, expected, role) } };
    return all.map((one): Allowed => ({ ...one, principal: "*", condition }));
  };
  const { region } = expected;
  const table = (role: string) => compute.table && { dynamodb: by(role, usesTable(expected)) };
  if (compute.kind === "ec2")
    return {
      logs: by("instance", writesLog(expected, "ec2")),
      ssm: by("instance", opensSessions(REGISTERING)),
      ssmmessages: by("instance", opensSessions(CHANNELS)),
      s3: [...by("instance", readsProgram(expected)), readsBucket(region, `al2023-repos-${region}-de612dc2`)],
      ...table("instance"),
    };
  const pulling = by("execution", ...pullsImage(compute.image));
  return {
    ...{ "ecr.api": pulling, "ecr.dkr": pulling },
    logs: by("execution", writesLog(expected, "ecs")),
    s3: [readsBucket(region, `prod-${region}-starport-layer-bucket`)],
    ...table("task"),
  };
}

/** A bucket of AWS's own that is read without a signature of the role's. */
function readsBucket(region: string, bucket: string): Allowed {
  return {
    actions: ["s3:GetObject"],
    resource: `arn:${partitionOf(region)}:s3:::${bucket}/*`,
    principal: "*",
  };
}

/** The ARN of a role, with its path. */
function roleArn(stack: Stack, { account, region }: ServiceExpectations, role: string): string {
  const { name, path } = roleOf(stack, role)?.attributes ?? {};
  return `arn:${partitionOf(region)}:iam::${account}:role${textOf(stack, path) ?? "/"}${textOf(stack, name)}`;
}
