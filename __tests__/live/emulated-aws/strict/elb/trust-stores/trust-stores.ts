import { randomBytes } from "node:crypto";

/** A list of revoked certificates that a trust store has, in PEM. */
export interface Revocation {
  readonly id: number;
  readonly content: string;
  readonly entries: number;
}

/** A trust store: the emulator has no notion of them. */
export interface TrustStore {
  /** `arn:aws:elasticloadbalancing:eu-west-1:111111111111:truststore/clients/73e2d6bc24d8a067` */
  readonly arn: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Certificates of authorities, in PEM, as they were in the bucket when the trust store was made or changed. */
  readonly bundle: string;
  readonly certificates: number;
  /** False = it is being made, until somebody has looked. */
  readonly isActive: boolean;
  readonly revocations: readonly Revocation[];
  readonly tags: Readonly<Record<string, string>>;
}

/** An owner of trust stores, in a region. */
export interface Owner {
  readonly account: string;
  readonly region: string;
  /** `aws`, `aws-cn` */
  readonly partition: string;
}

/** The trust stores of all accounts. */
export class TrustStores {
  readonly #byArn = new Map<string, TrustStore>();
  #revocations = 0;

  /** Undefined where the owner has none of this ARN. */
  find({ account, region }: Owner, arn: string | null | undefined): TrustStore | undefined {
    const found = this.#byArn.get(arn ?? "");
    return found?.account === account && found.region === region ? found : undefined;
  }

  of({ account, region }: Owner): readonly TrustStore[] {
    return [...this.#byArn.values()].filter((one) => one.account === account && one.region === region);
  }

  make(owner: Owner, made: Pick<TrustStore, "name" | "bundle" | "certificates" | "tags">): TrustStore {
    const { account, region, partition } = owner;
    const id = randomBytes(8).toString("hex");
    const arn = `arn:${partition}:elasticloadbalancing:${region}:${account}:truststore/${made.name}/${id}`;
    const store = { ...made, arn, account, region, isActive: false, revocations: [] };
    this.#byArn.set(arn, store);
    return store;
  }

  change(arn: string, changed: Partial<TrustStore>): void {
    const before = this.#byArn.get(arn);
    if (before !== undefined) this.#byArn.set(arn, { ...before, ...changed });
  }

  delete(arn: string): void {
    this.#byArn.delete(arn);
  }

  /** A number that no other list has had. */
  nextRevocationId(): number {
    this.#revocations += 1;
    return this.#revocations;
  }
}

/** The certificates that all lists of a trust store revoke together. */
export function revokedEntries({ revocations }: Pick<TrustStore, "revocations">): number {
  return revocations.reduce((sum, { entries }) => sum + entries, 0);
}
