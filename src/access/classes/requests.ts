import type { PolicyKind } from "../../policies/document-ref";
import { contextKeys } from "../evaluation/policy/context";
import { type Decision, evaluate, type PolicyRequest } from "../evaluation/policy/evaluate";
import { keysOf, type ReadDocument } from "../evaluation/policy/read-document";
import { understand } from "../evaluation/policy/understand";
import { bitsOf, claimsOf } from "./claim";
import { actionDimension } from "./dimensions/actions";
import type { Dimension, Part } from "./dimensions/dimension";
import { keyDimensions } from "./dimensions/keys";
import { principalDimension } from "./dimensions/principals";
import { resourceDimension } from "./dimensions/resources";
import { RESOURCES } from "./dimensions/shapes";
import type { Pattern } from "./text/pattern";

/** A request that stands for a class of them, and what each document says of it. */
interface Decided {
  readonly request: PolicyRequest;
  readonly decisions: readonly Decision[];
}

export interface RequestOptions {
  /**
   * All that a resource can be: of each of these lists it matches a pattern.
   * @default any ARN, or `*`
   */
  readonly resources?: readonly (readonly Pattern[])[];
  /**
   * Further sets of resources that are told apart.
   * @default none
   */
  readonly cuts?: readonly (readonly Pattern[])[];
  /**
   * The most states of an automaton of patterns.
   * @default STATE_LIMIT
   */
  readonly limit?: number;
}

/**
 * Requests that stand for all: whatever several documents together decide about any request, they decide
 * about one of these, apart from requests of which none of them says anything. Each dimension is cut into
 * classes by what the documents say of it. Dimension by dimension only the sets of statements are kept that
 * hold so far, each with one request: what follows is the same for all requests with the same set.
 * @throws Error on what is not understood, `TooManyClasses` where patterns overlap in too many ways.
 */
export function* decidedRequests(
  kind: PolicyKind,
  documents: readonly ReadDocument[],
  { resources = [RESOURCES], cuts = [], limit }: RequestOptions = {},
): Generator<Decided> {
  const keys = contextKeys(documents.flatMap(keysOf));
  const claims = claimsOf(
    kind,
    documents.map((document) => understand(kind, document, keys)),
  );
  const count = claims.length + cuts.length;
  const others = [
    ...keyDimensions(claims, { count, limit }),
    principalDimension(kind, claims, { count, limit }),
    actionDimension(claims, { count, limit }),
  ];
  const dimensions = [
    ...others.filter(({ isWhole }) => isWhole),
    ...others.filter(({ isWhole }) => !isWhole),
    resourceDimension(claims, { within: resources, cuts, limit }),
  ];
  const saying = bitsOf(count, (number) => number < claims.length);
  const nothingSaid = new Map([[bitsOf(count, () => true), {}]]);
  const all = dimensions.reduce((said, next) => crossed(said, next, saying), nothingSaid);
  for (const part of all.values()) {
    const request = { action: "", resource: "", context: {}, ...part };
    yield { request, decisions: documents.map((document) => evaluate(kind, document, request, keys)) };
  }
}

/** One more dimension of requests, as far as any claim holds. */
function crossed(said: ReadonlyMap<bigint, Part>, { choices }: Dimension, saying: bigint): Map<bigint, Part> {
  const next = new Map<bigint, Part>();
  for (const [live, part] of said) {
    for (const choice of choices(live)) {
      const holding = live & choice.holding;
      if ((holding & saying) === 0n || next.has(holding)) continue;
      next.set(holding, { ...part, ...choice.part, context: { ...part.context, ...choice.part.context } });
    }
  }
  return next;
}
