import { z } from "zod";
import { DEFAULTS } from "../defaults";
import { balancerArn } from "../values/arns";
import { serverEnvironment } from "../values/environment";
import { map } from "../values/map";
import { zoneIds } from "../values/network";
import { flag, text, whole } from "../values/scalars";
import { MODULE } from "./handler";

/** The most servers of one service. */
const MOST = 100;

const made = {
  environment: serverEnvironment
    .default({})
    .describe("Environment variables beside PORT and TABLE_NAME; no place for secrets."),
  table: flag()
    .default(false)
    .describe(
      "A DynamoDB table for the service, with the keys pk and sk, reached through a gateway endpoint.",
    ),
  deletionProtection: flag()
    .optional()
    .meta({ default: DEFAULTS.deletionProtection })
    .describe("Whether DynamoDB refuses to delete that table."),
};

const IMAGE = `an image of ECR by its digest such as 111111111111.dkr.ecr.eu-west-1.amazonaws.com/names@sha256:${"0".repeat(8)}... (a tag may mean another image tomorrow)`;

const fargate = map({
  type: z.literal("fargate").describe("Containers without servers to look after."),
  image: text(
    /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[a-z0-9]+(?:[._/-][a-z0-9]+)*@sha256:[0-9a-f]{64}$/,
    IMAGE,
  ).describe("The container's image, of ECR in the provider's region, by digest; for arm64."),
  cpu: whole("CPU units", 256, 16_384)
    .default(DEFAULTS.task.cpu)
    .describe("CPU units of each task; 1,024 are one vCPU."),
  memoryMb: whole("megabytes", 512, 122_880)
    .default(DEFAULTS.task.memoryMb)
    .describe("Memory of each task, in megabytes."),
  desired: whole("tasks", 1, MOST).default(DEFAULTS.servers.least).describe("Tasks that always run."),
  max: whole("tasks", 1, MOST).default(DEFAULTS.servers.most).describe("Tasks that run at most, under load."),
  ...made,
});

const instances = map({
  type: z.literal("ec2").describe("Instances in an auto-scaling group, each of which runs one Node program."),
  entry: text(MODULE, "the path of a TypeScript or JavaScript file").describe(
    "The program, relative to this file: a server that listens on the port in PORT.",
  ),
  instanceType: text(/^[a-z]+\d+g[a-z]*\.[a-z0-9]+$/, "an instance type of an arm64 family such as t4g.micro")
    .default("t4g.micro")
    .describe("The size of the instances, of an arm64 family."),
  min: whole("instances", 1, MOST).default(DEFAULTS.servers.least).describe("Instances that always run."),
  max: whole("instances", 1, MOST)
    .default(DEFAULTS.servers.most)
    .describe("Instances that run at most, under load."),
  ...made,
});

const existing = map({
  type: z.literal("existing").describe("Servers behind a network balancer that exists already."),
  loadBalancerArn: balancerArn.describe(
    "The network balancer; it needs a TCP listener on the service's port.",
  ),
  zones: zoneIds.describe("The zones of that balancer, by id."),
});

/** The servers behind an endpoint service. */
export const compute = z.discriminatedUnion("type", [fargate, instances, existing], {
  error: (issue) =>
    issue.code === "invalid_union"
      ? "one of the supported types (fargate, ec2, existing)"
      : "a map with type and what that type needs",
});
