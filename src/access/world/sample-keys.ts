import type { KeyHolder, KeyVersions } from "../../../lambdas/authorizer/decide";
import { type Place, secretArn } from "../../model/aws/arn";
import type { KeptKey } from "../../model/keys/kept-keys";
import type { KeyGrant } from "../../policies/keys/key-grant";
import type { KeyAuthorizer } from "../evaluation/key-authorizer";

/** The moment at which calls are decided. */
const NOW = Date.UTC(2026, 0, 1);

/** The key that a holder has under a label, as long as a real one. */
export function sampleKey(name: string, label: keyof KeyVersions): string {
  return `${name}.${label.padEnd(43, "0")}`;
}

/** A key of the right length that nobody has. */
export function wrongKey(name: string): string {
  return `${name}.${"wrong".padEnd(43, "0")}`;
}

/** Somebody whom an API's authorizer knows by a key. */
interface Known {
  readonly name: string;
  readonly grant: KeyGrant;
  /** Absent = calls come over the internet. */
  readonly endpointIds?: readonly string[];
}

/**
 * The authorizer of an API.
 * @param sinceMinutes for how long the current keys have been current @default a key is being rotated: three are accepted
 */
export function sampleAuthorizer(stage: string, known: readonly Known[], sinceMinutes = 0): KeyAuthorizer {
  const createdAt = NOW - sinceMinutes * 60_000;
  const holders = known.map(
    (one): KeyHolder => ({ ...one, stage, versions: versionsOf(one.name, createdAt) }),
  );
  return { now: NOW, holders: new Map(holders.map((holder) => [holder.name, holder])) };
}

function versionsOf(name: string, createdAt: number): KeyVersions {
  const version = (label: keyof KeyVersions) => ({ value: sampleKey(name, label), createdAt });
  return { current: version("current"), pending: version("pending"), previous: version("previous") };
}

/** A secret as Terraform and Secrets Manager would name it: 26 characters of the one, six of the other. */
export function sampleSecretArn(place: Place, { secretPrefix }: Pick<KeptKey, "secretPrefix">): string {
  return secretArn(place, `${secretPrefix}${"0".repeat(26)}-AbCdEf`);
}
