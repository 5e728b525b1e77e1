/** The way in which callers of an API show their keys. */
export interface ShownKeysExpectations {
  /** The header that a key is in, in lower case. */
  readonly header: string;
  /** The seconds for which API Gateway keeps the authorizer's answers. */
  readonly cacheSeconds: number;
}

/** The keys by which a provider's API knows its consumers. */
export interface ServiceKeysExpectations extends ShownKeysExpectations {
  /** By name. */
  readonly consumers: Readonly<Record<string, KeyHolderExpectations>>;
}

/** A consumer that an API knows by its key. */
export interface KeyHolderExpectations {
  /** The endpoints that the file names for it. @default the one that its stack makes */
  readonly endpoints?: readonly string[];
  /** True if the file says that its endpoint is not known yet. @default false */
  readonly pending?: boolean;
  /** The secret that its key is in, or the one that is said in its place. @default its stack's output says it */
  readonly secretArn?: string;
}

/** A key that is kept in a secret of the stack. */
export interface KeptKeyExpectations {
  /** The name that it begins with. */
  readonly name: string;
  readonly rotateEveryDays: number;
  /** The call that a rotation makes with a new key: `GET /orders/{id}`. */
  readonly testRoute: string;
}

/** An API of the stack's own, on the internet, in front of the private one of a use. */
export interface DoorExpectations {
  /** The use that calls go on to. */
  readonly use: string;
  /** `GET /orders/{id}`, each of them once. */
  readonly routes: readonly string[];
  readonly keys: ShownKeysExpectations;
  /** The keys of its callers, by caller. */
  readonly callers: Readonly<Record<string, KeptKeyExpectations>>;
  readonly stage: string;
  readonly throttle: { readonly ratePerSecond: number; readonly burst: number };
  readonly logDays: number;
  readonly executionLog: "ERROR" | "INFO" | "OFF";
  readonly waf: boolean;
}
