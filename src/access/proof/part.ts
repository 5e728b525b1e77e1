import type { StatementRef } from "../../policies/document-ref";
import type { Call, Step } from "../evaluation/call";
import { statementWords } from "../evaluation/wording";

/** The proof of one party's documents: the requests that were decided, a class each, and those that were decided wrongly. */
export interface ProofPart {
  /** Classes of requests. */
  readonly classes: number;
  readonly violations: readonly Violation[];
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
  /** The statement that should refuse or allow it, where there is one. */
  readonly statement?: StatementRef;
}

export function joined(parts: readonly ProofPart[]): ProofPart {
  return {
    classes: parts.reduce((sum, { classes }) => sum + classes, 0),
    violations: parts.flatMap(({ violations }) => violations),
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

/** The sentence of a violation: what was decided, and by which statement. */
export function violationWords({ request, isIntended, decisive }: Violation): string {
  const by = decisive.effect === "unknown" ? "a document that is not known here" : statementWords(decisive);
  return isIntended
    ? `expected ${request} to be allowed, as the file says, got a refusal by ${by}`
    : `expected ${request} to be refused, as nothing in the file grants it, got an Allow by ${by}`;
}
