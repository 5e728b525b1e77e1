import type { Compute } from "./endpoint-service";

/**
 * The AWS services whose interface endpoints servers of each kind need, in a VPC without a way to the internet.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
 */
export const SERVER_ENDPOINTS = {
  fargate: ["ecr.api", "ecr.dkr", "logs"],
  ec2: ["logs", "ssm", "ssmmessages"],
  existing: [],
} as const satisfies Readonly<Record<Compute["type"], readonly string[]>>;
