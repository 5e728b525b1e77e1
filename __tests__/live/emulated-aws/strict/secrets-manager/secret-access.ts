import { GetResourcePolicyCommand } from "@aws-sdk/client-secrets-manager";
import type { ReadDocument } from "../../../../../src/access/evaluation/policy/read-document";
import type { Answer, Forward, PassingRequest } from "../../proxy";
import { sentBy } from "../../requests/insider";
import { type JsonCall, withInput } from "../../requests/json-call";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { jsonRefusal } from "../../requests/service-refusal";
import { type Caller, callerOf } from "../access/caller";
import { denial } from "../access/denial";
import type { ManagementRule } from "../rule";
import { type SecretInput, secretCall } from "./secret-call";
import { keyProblem, secretKey } from "./secret-key";
import { type DescribedSecret, describedSecret, type Secrets } from "./secrets";

const shownBy = "__tests__/live/emulated-aws/strict/secrets-manager/secret-access.test.ts";

/** Every operation on a secret, of whatever account, by whomever its policies let. */
export function secretAccess(secrets: Secrets): ManagementRule {
  return {
    name: "a secret is used only where its own policy, its key's and the caller's let the caller use it",
    because:
      "moto asks no policy and knows secrets of the caller's account only, so that a key would seem safe which anybody can read, and work which the other account cannot",
    source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html",
    shownBy,
    intercept: async (passing, forward) => {
      const call = secretCall(passing);
      if (call?.input.SecretId === undefined) return forward(passing);
      const caller = await callerOf(passing, forward);
      const secret = await describedSecret(passing, forward, call.input.SecretId, caller.account);
      if (secret === undefined) return notFound();
      const problem = await accessProblem(secrets, passing, forward, { call, caller, secret });
      if (problem !== undefined) return jsonRefusal("AccessDeniedException", problem);
      const named = withInput(passing, { ...call.input, SecretId: secret.arn });
      return forward(secret.owner ? sentBy(secret.owner, named) : named);
    },
  };
}

export const managedKeys: ManagementRule = {
  name: "a secret under the key that AWS manages is not read from another account",
  because: "moto encrypts nothing, so that a secret without a key of its own would pass",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html",
  shownBy,
  intercept: async (passing, forward) => {
    const call = secretCall(passing);
    const { SecretId } = call?.input ?? {};
    if (call === undefined || SecretId === undefined || !KEY_ACTIONS[call.operation]) return forward(passing);
    const { account } = await callerOf(passing, forward);
    if (!SecretId.startsWith("arn:") || SecretId.split(":")[4] === account) return forward(passing);
    const secret = await describedSecret(passing, forward, SecretId, account);
    return secret !== undefined && (await secretKey(passing, forward, secret)) === undefined
      ? jsonRefusal(
          "InvalidRequestException",
          "You can't access a secret from a different AWS account if you encrypt the secret with the default KMS service key.",
        )
      : forward(passing);
  },
};

/** The operations that use the key, each with what they do with it. */
const KEY_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GetSecretValue: ["kms:Decrypt"],
  PutSecretValue: ["kms:GenerateDataKey", "kms:Decrypt"],
  UpdateSecret: ["kms:GenerateDataKey", "kms:Decrypt"],
};

interface SecretUse {
  readonly call: JsonCall<SecretInput>;
  readonly caller: Caller;
  readonly secret: DescribedSecret;
}

async function accessProblem(
  secrets: Secrets,
  passing: PassingRequest,
  forward: Forward,
  { call: { operation, input }, caller, secret }: SecretUse,
): Promise<string | undefined> {
  const client = serviceClients(secret.owner ?? requesterOf(passing), forward).secrets();
  const { ResourcePolicy } = await client.send(new GetResourcePolicyCommand({ SecretId: secret.arn }));
  const denied = denial({
    caller,
    action: `secretsmanager:${operation}`,
    resource: secret.arn,
    policy: ResourcePolicy ? (JSON.parse(ResourcePolicy) as ReadDocument) : undefined,
    context: {
      "secretsmanager:SecretId": secret.arn,
      "secretsmanager:VersionId": input.VersionId,
      "secretsmanager:VersionStage": input.VersionStage,
    },
  });
  if (denied !== undefined) return denied;
  const versionId = usedVersion(secrets, operation, input, secret);
  const key = versionId === undefined ? undefined : await secretKey(passing, forward, secret);
  if (key === undefined || versionId === undefined) return undefined;
  const used = { arn: secret.arn, versionId };
  const reason = keyProblem(key, caller, KEY_ACTIONS[operation] ?? [], used);
  return reason && `Access to KMS is not allowed. ${reason}`;
}

/** The version that an operation decrypts or encrypts; undefined where it does neither. */
function usedVersion(
  secrets: Secrets,
  operation: string,
  input: SecretInput,
  { arn }: DescribedSecret,
): string | undefined {
  const hasValue = input.SecretString !== undefined || input.SecretBinary !== undefined;
  if (operation === "PutSecretValue" || (operation === "UpdateSecret" && hasValue))
    return input.ClientRequestToken ?? "";
  if (operation !== "GetSecretValue") return undefined;
  const versions = secrets.versions(arn);
  const { VersionId, VersionStage = "AWSCURRENT" } = input;
  const version = VersionId === undefined ? versions.at(VersionStage) : versions.byId(VersionId);
  return version?.value && version.id;
}

function notFound(): Answer {
  return jsonRefusal("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
}
