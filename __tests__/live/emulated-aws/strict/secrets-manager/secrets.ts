import { DescribeSecretCommand, ResourceNotFoundException } from "@aws-sdk/client-secrets-manager";
import type { Forward, PassingRequest } from "../../proxy";
import { type Insider, insider } from "../../requests/insider";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import type { Rotation } from "./rotation/rotation";
import { SecretVersions } from "./secret-versions";

/** The values and the rotation of every secret, by its ARN: the emulator keeps everything else. */
export class Secrets {
  readonly #versions = new Map<string, SecretVersions>();
  readonly #rotations = new Map<string, Rotation>();

  versions(arn: string): SecretVersions {
    const versions = this.#versions.get(arn) ?? new SecretVersions();
    this.#versions.set(arn, versions);
    return versions;
  }

  rotation(arn: string): Rotation | undefined {
    return this.#rotations.get(arn);
  }

  /** @param rotation undefined = none was ever asked for */
  rotate(arn: string, rotation: Rotation | undefined): void {
    if (rotation === undefined) this.#rotations.delete(arn);
    else this.#rotations.set(arn, rotation);
  }

  forget(arn: string): void {
    this.#versions.delete(arn);
    this.#rotations.delete(arn);
  }
}

/** A secret as the emulator describes it. */
export interface DescribedSecret {
  readonly arn: string;
  readonly name: string;
  /** Absent = the AWS-managed key. */
  readonly kmsKeyId?: string;
  /** True of one that is scheduled for deletion. */
  readonly isDeleted: boolean;
  /** Somebody of its account; absent where that is the requester's. */
  readonly owner?: Insider;
}

/** The secret that a request names, of whatever account by its complete ARN; undefined where there is none. */
export async function describedSecret(
  passing: PassingRequest,
  forward: Forward,
  secretId: string,
  account: string,
): Promise<DescribedSecret | undefined> {
  const requester = requesterOf(passing);
  const isForeign = secretId.startsWith("arn:") && secretId.split(":")[4] !== account;
  const owner = isForeign ? await insider(secretId, requester.region, forward) : undefined;
  const client = serviceClients(owner ?? requester, forward).secrets();
  try {
    const secret = await client.send(new DescribeSecretCommand({ SecretId: secretId }));
    if (isForeign && secret.ARN !== secretId) return undefined;
    return {
      arn: secret.ARN ?? "",
      name: secret.Name ?? "",
      kmsKeyId: secret.KmsKeyId ?? undefined,
      isDeleted: Boolean(secret.DeletedDate),
      owner,
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}
