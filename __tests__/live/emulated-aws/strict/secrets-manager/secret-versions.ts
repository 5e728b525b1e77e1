/** A value of a secret, or the place for one that a rotation is to make. */
export interface SecretVersion {
  readonly id: string;
  /** Absent = a rotation has begun, and has not put a value yet. */
  readonly value?: SecretValue;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** `AWSCURRENT`, `AWSPENDING`, `AWSPREVIOUS` or any other label; one without labels is deprecated. */
  readonly stages: readonly string[];
}

export interface SecretValue {
  readonly SecretString?: string;
  readonly SecretBinary?: string;
}

/**
 * The versions of one secret. A label is at one version at a time; when AWSCURRENT moves, AWSPREVIOUS goes to where it was.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
 */
export class SecretVersions {
  readonly #versions = new Map<string, SecretVersion>();

  get all(): readonly SecretVersion[] {
    return [...this.#versions.values()];
  }

  byId(id: string): SecretVersion | undefined {
    return this.#versions.get(id);
  }

  at(stage: string): SecretVersion | undefined {
    return this.all.find(({ stages }) => stages.includes(stage));
  }

  /** Makes the place for a value that a rotation is to put. */
  begin(id: string): void {
    this.#set({ id, createdAt: Date.now(), stages: [] });
    this.move("AWSPENDING", id);
  }

  /** Gives a version its value, and labels; the first value of a secret is its current one. */
  put(id: string, value: SecretValue, stages: readonly string[]): void {
    const isFirst = this.at("AWSCURRENT") === undefined;
    this.#set({ id, value, createdAt: Date.now(), stages: this.byId(id)?.stages ?? [] });
    for (const stage of new Set(isFirst ? [...stages, "AWSCURRENT"] : stages)) this.move(stage, id);
  }

  /** @param to undefined = the label is taken away from wherever it is */
  move(stage: string, to: string | undefined): void {
    const from = this.at(stage);
    if (from?.id === to) return;
    if (from !== undefined) this.#without(from, stage);
    const target = to === undefined ? undefined : this.byId(to);
    if (target !== undefined) this.#set({ ...target, stages: [...target.stages, stage] });
    if (stage === "AWSCURRENT" && from !== undefined && to !== undefined) this.move("AWSPREVIOUS", from.id);
  }

  remove(id: string): void {
    this.#versions.delete(id);
  }

  /** The labels of each version that has any. */
  get stages(): Readonly<Record<string, readonly string[]>> {
    const labelled = this.all.filter(({ stages }) => stages.length > 0);
    return Object.fromEntries(labelled.map(({ id, stages }) => [id, stages]));
  }

  #without(version: SecretVersion, stage: string): void {
    this.#set({ ...version, stages: version.stages.filter((one) => one !== stage) });
  }

  #set(version: SecretVersion): void {
    this.#versions.set(version.id, version);
  }
}
