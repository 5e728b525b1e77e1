import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";

/**
 * The identity policy of an instance that people reach with Session Manager: it registers the instance and
 * opens a session's channels. These actions do not support resource-level permissions.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export function sessionPolicy(): PolicyDocument {
  return policyDocument([
    { Sid: "OpenSessions", Effect: "Allow", Action: [...REGISTER, ...CHANNELS], Resource: "*" },
  ]);
}

/** The policies of the endpoints for sessions, by service. */
export type SessionEndpointPolicies = Readonly<Record<"ssm" | "ssmmessages", PolicyDocument>>;

/**
 * The policies of the Systems Manager interface endpoints: only the instances' roles may register and open
 * channels through them. Undefined if there are no instances.
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
