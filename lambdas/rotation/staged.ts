import { DescribeSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { Secrets } from "../keys/secrets-manager";

/** The versions of a secret and their labels. */
export interface Staged {
  readonly rotationEnabled?: boolean;
  /** The labels of each version, by its id. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
}

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
export async function readStaged(secrets: Secrets, secretArn: string): Promise<Staged> {
  const { RotationEnabled, VersionIdsToStages } = await secrets.send(
    new DescribeSecretCommand({ SecretId: secretArn }),
  );
  return {
    rotationEnabled: RotationEnabled,
    labels: new Map(Object.entries(VersionIdsToStages ?? {})),
  };
}

/** The version with a label; undefined if there is none. */
export function versionWith({ labels }: Staged, label: string): string | undefined {
  return [...labels].find(([, all]) => all.includes(label))?.[0];
}

export function hasLabel({ labels }: Staged, version: string, label: string): boolean {
  return labels.get(version)?.includes(label) ?? false;
}

/**
 * Checks that a version is the one that a rotation makes.
 * @returns true if it already is the current one, so that nothing remains to be done
 * @throws Error if the secret is not rotated, or if the version is not part of a rotation
 */
export function isFinished(staged: Staged, token: string): boolean {
  if (staged.rotationEnabled === false) throw new Error("rotation of the secret is not enabled");
  if (!staged.labels.has(token)) throw new Error(`the secret has no version ${token}`);
  if (hasLabel(staged, token, "AWSCURRENT")) return true;
  if (!hasLabel(staged, token, "AWSPENDING"))
    throw new Error(`the version ${token} is not labelled AWSPENDING`);
  return false;
}
