/** A request that one of two deployments allows, and the other one refuses. */
export interface AccessChange {
  readonly is: "newly allowed" | "newly refused";
  readonly kind: "call" | "assumption" | "reading" | "connection";
  /** The API, the role, the secret or the service that is asked for. */
  readonly of: string;
  /** The thing asked for, as a reader knows it: `GET /orders/{id}`. */
  readonly what: string;
  /** Who asks, in words: `direct of consumer`. */
  readonly caller: string;
  /** The way of the request, as words that follow the caller: `through the endpoint of consumer`. */
  readonly way: string;
  /** One such request, in full. */
  readonly witness: Readonly<Record<string, string>>;
  readonly before: Explanation;
  readonly after: Explanation;
}

/** One side's word on the request. */
export interface Explanation {
  readonly allowed: boolean;
  /** `resource policy of provider: denied by DenyOtherEndpoints` */
  readonly reason: string;
  /** The statement that decides, whole; absent where none does. */
  readonly statement?: object;
  /** Every document that was asked, in AWS's order, with its say. */
  readonly steps: readonly string[];
}

/** The sides that say a request is allowed, as a change. */
export function directionOf(before: boolean, after: boolean): AccessChange["is"] | undefined {
  if (before === after) return undefined;
  return after ? "newly allowed" : "newly refused";
}
