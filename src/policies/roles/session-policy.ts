import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";

/**
 * The identity policy of an instance that people reach with Session Manager: it registers, and opens the channels that
 * a session runs through. Systems Manager has no resources to name for these.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export function sessionPolicy(): PolicyDocument {
  return policyDocument([
    { Sid: "OpenSessions", Effect: "Allow", Action: [...REGISTER, ...CHANNELS], Resource: "*" },
  ]);
}

/**
 * The policy of an interface endpoint of Systems Manager: the instances register and open channels through it, and
 * nobody does anything else.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
 */
export function sessionEndpointPolicy(
  service: "ssm" | "ssmmessages",
  instanceRoleArns: readonly string[],
): PolicyDocument {
  return policyDocument([
    {
      Sid: "AllowInstances",
      Effect: "Allow",
      Principal: "*",
      Action: service === "ssm" ? oneOrMany(REGISTER) : CHANNELS,
      Resource: "*",
      Condition: { ArnEquals: { "aws:PrincipalArn": oneOrMany(instanceRoleArns) } },
    },
  ]);
}

const REGISTER = ["ssm:UpdateInstanceInformation"] as const satisfies Statement["Action"];

const CHANNELS = [
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
] as const satisfies Statement["Action"];
