import { UpdateSecretVersionStageCommand } from "@aws-sdk/client-secrets-manager";
import type { OneStep } from "./rotation";
import { hasLabel, versionWith } from "./staged";

/**
 * Makes the version of this rotation the current one; Secrets Manager labels the one before AWSPREVIOUS. Then the version
 * loses AWSPENDING, which would otherwise stay and make the next rotation fail. Both are done only as far as they are not.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 * @see https://github.com/aws-samples/aws-secrets-manager-rotation-lambdas/issues/168
 */
export async function finish({ secrets, secretArn, token, staged }: OneStep): Promise<string> {
  const wasFinished = hasLabel(staged, token, "AWSCURRENT");
  if (!wasFinished)
    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secretArn,
        VersionStage: "AWSCURRENT",
        MoveToVersionId: token,
        RemoveFromVersionId: versionWith(staged, "AWSCURRENT"),
      }),
    );
  if (hasLabel(staged, token, "AWSPENDING"))
    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secretArn,
        VersionStage: "AWSPENDING",
        RemoveFromVersionId: token,
      }),
    );
  return wasFinished ? "the key was the current one already" : "the key is the current one";
}
