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

/** The policies of the endpoints that sessions run through, by service. */
export type SessionEndpointPolicies = Readonly<Record<"ssm" | "ssmmessages", PolicyDocument>>;

/**
 * The policies of the interface endpoints of Systems Manager: the instances register and open channels through them, and
 * nobody does anything else. Undefined where there are no instances.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
 */
export function sessionEndpointPolicies(
  instanceRoleArns: readonly string[],
): SessionEndpointPolicies | undefined {
  if (instanceRoleArns.length === 0) return undefined;
  return {
    ssm: allowInstances(oneOrMany(REGISTER), instanceRoleArns),
    ssmmessages: allowInstances(CHANNELS, instanceRoleArns),
  };
}

function allowInstances(actions: Statement["Action"], instanceRoleArns: readonly string[]): PolicyDocument {
  return policyDocument([
    {
      Sid: "AllowInstances",
      Effect: "Allow",
      Principal: "*",
      Action: actions,
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
