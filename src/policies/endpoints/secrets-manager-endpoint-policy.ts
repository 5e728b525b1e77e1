import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";
import { ROTATION_ACTIONS } from "../keys/key-roles";

/** Roles of a consumer that use Secrets Manager from its VPC, and the secrets that they use. */
export interface SecretTraffic {
  readonly readers: readonly SecretUser[];
  readonly rotations: readonly SecretUser[];
}

interface SecretUser {
  readonly roleArn: string;
  readonly secretArns: readonly string[];
}

/**
 * The policy of the consumer's Secrets Manager endpoint: clients read their keys through it and rotations write them; nothing else
 * passes, secrets of strangers in particular. The secrets' own policies decide who may read which.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html
 */
export function secretsManagerEndpointPolicy({ readers, rotations }: SecretTraffic): PolicyDocument {
  return policyDocument([
    ...(readers.length > 0 ? [allow("AllowReaders", "secretsmanager:GetSecretValue", readers)] : []),
    ...(rotations.length > 0 ? [allow("AllowRotations", ROTATION_ACTIONS, rotations)] : []),
  ]);
}

function allow(sid: string, action: Statement["Action"], users: readonly SecretUser[]): Statement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: "*",
    Action: action,
    Resource: oneOrMany(users.flatMap(({ secretArns }) => secretArns)),
    Condition: { ArnEquals: { "aws:PrincipalArn": oneOrMany(users.map(({ roleArn }) => roleArn)) } },
  };
}
