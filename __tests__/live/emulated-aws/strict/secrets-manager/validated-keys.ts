import { DeleteSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { jsonRefusal } from "../../requests/service-refusal";
import { callerOf } from "../access/caller";
import type { ManagementRule } from "../rule";
import { secretCall } from "./secret-call";
import { keyProblem, secretKey } from "./secret-key";

/** The version that Secrets Manager pretends to encrypt when it tries a key. */
const TRIED = "RequestToValidateKeyAccess";

export const validatedKeys: ManagementRule = {
  name: "a secret takes a key only from a caller who may encrypt and decrypt with it",
  because:
    "moto takes any text for a key, so that a key policy would pass which shuts out whoever makes the secret",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
  shownBy: "__tests__/live/emulated-aws/strict/secrets-manager/secret-access.test.ts",
  intercept: async (passing, forward) => {
    const { operation = "", input } = secretCall(passing) ?? {};
    if (!/^(Create|Update)Secret$/.test(operation) || !input?.KmsKeyId) return forward(passing);
    if (operation === "UpdateSecret") {
      const problem = await triedKey(passing, forward, input.SecretId ?? "", input.KmsKeyId);
      return problem === undefined ? forward(passing) : denied(problem);
    }
    // The end of its ARN is known only once it is made.
    const answer = await forward(passing);
    if (answer.status >= 300) return answer;
    const { ARN } = JSON.parse(answer.body.toString()) as { readonly ARN: string };
    const problem = await triedKey(passing, forward, ARN, input.KmsKeyId);
    if (problem === undefined) return answer;
    const secrets = serviceClients(requesterOf(passing), forward).secrets();
    await secrets.send(new DeleteSecretCommand({ SecretId: ARN, ForceDeleteWithoutRecovery: true }));
    return denied(problem);
  },
};

async function triedKey(
  passing: PassingRequest,
  forward: Forward,
  arn: string,
  kmsKeyId: string,
): Promise<string | undefined> {
  const caller = await callerOf(passing, forward);
  const key = await secretKey(passing, forward, { arn, kmsKeyId }).catch((error: Error) => error.message);
  if (key === undefined || typeof key === "string") return key;
  return keyProblem(key, caller, ["kms:GenerateDataKey", "kms:Decrypt"], { arn, versionId: TRIED });
}

function denied(problem: string) {
  return jsonRefusal("AccessDeniedException", `Access to KMS is not allowed. ${problem}`);
}
