import type { Call, Step } from "../evaluation/call";

/** The proof of one party's documents: the requests that were decided, a class each, and those that were decided wrongly. */
export interface ProofPart {
  /** Classes of requests. */
  readonly classes: number;
  readonly violations: readonly Violation[];
  /** Sentences about how they were decided. @default nothing */
  readonly notes?: readonly string[];
}

/** A request that is decided otherwise than the deployment says. */
export interface Violation {
  /** The place in the deployment that says so. */
  readonly path: string;
  /** The request in words. */
  readonly request: string;
  /** True if it has to be allowed. */
  readonly isIntended: boolean;
  readonly decisive: Step;
}

export function joined(parts: readonly ProofPart[]): ProofPart {
  return {
    classes: parts.reduce((sum, { classes }) => sum + classes, 0),
    violations: parts.flatMap(({ violations }) => violations),
    notes: parts.flatMap(({ notes = [] }) => notes),
  };
}

/** A call in words: `GET / by arn:aws:iam::222222222222:role/x through vpce-0123456789abcdef0`. */
export function callWords({ caller, endpoint, stage, method, path, api }: Call): string {
  const what = stage === api.stage ? `${method} ${path}` : `${method} ${path} of the stage ${stage}`;
  const who = caller ? caller.arn : "an unsigned caller";
  const way = endpoint
    ? `through ${endpoint.owner === endpoint.id ? endpoint.id : `the endpoint of ${endpoint.owner}`}`
    : "from outside any VPC";
  return `${what} by ${who} ${way}`;
}
