import { many, type OneOrMany } from "../../../policies/document";
import { type Test, testsOf } from "./condition";
import { type Matcher, oneOf, oneOfGlobs } from "./glob";
import type { ReadStatement } from "./read-document";
import { type Whom, whomOf } from "./whom";

/** A statement in the form in which requests are compared with it. */
export interface UnderstoodStatement {
  readonly sid?: string;
  readonly isDeny: boolean;
  /** Absent where it names nobody. */
  readonly whom?: Whom;
  readonly actions: Names;
  readonly resources: Names;
  readonly tests: readonly Test[];
}

/** The actions or the resources that a statement is about. */
interface Names {
  readonly patterns: readonly string[];
  /** True of everything but what the patterns match. */
  readonly excepted: boolean;
  readonly include: Matcher;
}

export function understoodStatement(statement: ReadStatement): UnderstoodStatement {
  const { Sid, Effect, Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  return {
    sid: Sid,
    isDeny: Effect === "Deny",
    whom: whomOf(statement),
    actions: names(Action, NotAction, oneOfActions),
    resources: names(Resource, NotResource, oneOfResources),
    tests: testsOf(Condition),
  };
}

/** Those of the one element, or all but those of the other; all where there is neither. */
function names(
  meant: OneOrMany<string> | undefined,
  excepted: OneOrMany<string> = [],
  oneOfThem: (patterns: readonly string[]) => Matcher,
): Names {
  const patterns = many(meant ?? excepted);
  const include = oneOfThem(patterns);
  if (meant !== undefined) return { patterns, excepted: false, include };
  return { patterns, excepted: true, include: (text) => !include(text) };
}

/** Action names are compared without regard to case. */
function oneOfActions(patterns: readonly string[]): Matcher {
  const asWritten = oneOf(patterns);
  const matches = oneOfGlobs(patterns.map((pattern) => pattern.toLowerCase()));
  return (action) => asWritten(action) || matches(action.toLowerCase());
}

/** The beginning of a short ARN, which stands for that of the API whose policy it is in. */
export const SHORT = "execute-api:/";

/**
 * A policy of an API may leave out the beginning of the API's own ARN; every request that it is asked about
 * is of that API.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
function oneOfResources(patterns: readonly string[]): Matcher {
  const matches = oneOfGlobs(patterns.filter((pattern) => !pattern.startsWith(SHORT)));
  const short = patterns.filter((pattern) => pattern.startsWith(SHORT));
  if (short.length === 0) return matches;
  const ends = oneOfGlobs(short.map((pattern) => pattern.slice(SHORT.length)));
  return (resource) => {
    const slash = resource.indexOf("/");
    return matches(resource) || (slash >= 0 && ends(resource.slice(slash + 1)));
  };
}
