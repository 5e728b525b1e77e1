import type { StrictRule } from "../../emulated-aws/strict/rule";

const shownBy = "__tests__/live/gateway/services/called-services.test.ts";

export const SERVICE_RULES: readonly StrictRule[] = [
  {
    name: "a function in a VPC reaches a service only through an endpoint of the VPC",
    because: "a process on this machine reaches the emulated AWS from anywhere",
    source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html",
    shownBy,
  },
  {
    name: "the policy of a service's endpoint decides about each call, by the ARN of what it is about",
    because: "moto keeps the policies of endpoints and asks none",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
    shownBy,
  },
];
