import {
  allOf,
  any,
  BAR,
  but,
  type Expression,
  not,
  oneOf,
  range,
  sequence,
  some,
  text,
  times,
} from "./expressions";
import { answeredPaths, type Intended } from "./intent";
import type { PolicyCase } from "./policy-case";
import { allowedBy, arn } from "./policy-expression";
import type { Solver } from "./solver";

/**
 * A request, `principal|endpoint|resource`, that a policy allows and that is not meant to be, or the other
 * way round; undefined where Z3 proves that there is none.
 */
export function wrongBySolver(solver: Solver, asked: PolicyCase): Promise<string | undefined> {
  const allowed = allowedBy(asked.policy);
  const intended = oneOf(asked.intended.map((one) => intendedRequests(one, asked)));
  const different = oneOf([allOf([allowed, not(intended)]), allOf([intended, not(allowed)])]);
  return solver.match(allOf([everyRequest(asked), different]));
}

const ANYTHING = any(but(BAR));
const digit = range("0", "9");
const ROLE = sequence(
  text("arn:aws"),
  any(oneOf([range("a", "z"), text("-")])),
  text(":iam::"),
  times(12, digit),
  text(":role/"),
  some(but(BAR)),
);

/** Calls of routes that the API has, by roles or by nobody. */
function everyRequest({ offered, prefix }: PolicyCase): Expression {
  const callers = oneOf([ROLE, text("")]);
  const calls = offered.map((route) => sequence(text(prefix + route.method), answeredPaths(route, offered)));
  return sequence(callers, text(BAR), ANYTHING, text(BAR), oneOf(calls));
}

function intendedRequests(
  { roleArns, endpointIds, routes }: Intended,
  { offered, prefix }: PolicyCase,
): Expression {
  const callers = roleArns ? oneOf(roleArns.map(arn)) : ANYTHING;
  const endpoints = endpointIds ? oneOf(endpointIds.map(text)) : ANYTHING;
  const calls = routes.map((route) => sequence(text(prefix + route.method), answeredPaths(route, offered)));
  return sequence(callers, text(BAR), endpoints, text(BAR), oneOf(calls));
}
