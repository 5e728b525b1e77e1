/** The way in which a listener asks its clients for certificates. */
export interface MutualAuthentication {
  readonly mode: "off" | "passthrough" | "verify";
  /** Present for a listener that verifies. */
  readonly trustStoreArn?: string;
  readonly ignoresExpiry?: boolean;
  readonly advertises?: "on" | "off";
}

/** The listeners that were told to ask for certificates: the emulator forgets it. */
export class MutualListeners {
  readonly #byArn = new Map<string, MutualAuthentication>();

  /** Off for a listener that was told nothing. */
  of(listenerArn: string): MutualAuthentication {
    return this.#byArn.get(listenerArn) ?? { mode: "off" };
  }

  set(listenerArn: string, mutual: MutualAuthentication): void {
    this.#byArn.set(listenerArn, mutual);
  }

  /** The ARNs of the listeners that verify with a trust store. */
  verifyingWith(trustStoreArn: string): readonly string[] {
    return [...this.#byArn].flatMap(([arn, one]) => (one.trustStoreArn === trustStoreArn ? arn : []));
  }

  delete(listenerArn: string): void {
    this.#byArn.delete(listenerArn);
  }

  /** Forgets the listeners of a balancer. */
  deleteOf(balancerArn: string): void {
    const beginning = `${balancerArn.replace(":loadbalancer/", ":listener/")}/`;
    for (const arn of this.#byArn.keys()) if (arn.startsWith(beginning)) this.#byArn.delete(arn);
  }
}
