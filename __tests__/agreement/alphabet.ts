import fc from "fast-check";

/** The account of the APIs and access roles, and another one. */
export const OWNER = "111111111111";
export const OTHER = "222222222222";

/**
 * A few values with similar spelling, so that random policies and requests often match, and often miss
 * closely.
 */
export const ROLES = [OWNER, OTHER].flatMap((account) =>
  ["app", "ape", "apps", "a/pp"].map((name) => ({ account, arn: `arn:aws:iam::${account}:role/${name}` })),
);
export const ACCESS_ROLES = ["access-a", "access-b"].map((name) => `arn:aws:iam::${OWNER}:role/${name}`);
export const ENDPOINTS = ["vpce-1", "vpce-2"];
export const ORGANIZATIONS = ["o-1", "o-2"];
export const EXTERNAL_IDS = ["x1", "x2"];
export const PATHS = ["/a", "/b", "/a/b", "/a/b/a"];
export const PATH_PATTERNS = ["/*", "/?", "/a/*", "/*/b", "/a*", "*", "/?/?", "/*/*"];

const API_IDS = ["aaaaaaaaaa", "aaaaaaaaab"];
const STAGES = ["prod", "prox"];
const METHODS = ["GET", "POST"];

/** A value that occurs more often than the others, so that combinations of many matches still occur. */
export function likely<T>(first: T, others: readonly T[], weight: number): fc.Arbitrary<T> {
  return fc.oneof(
    { weight, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

export const apiIds = likely("aaaaaaaaaa", API_IDS, 4);
export const stages = likely("prod", STAGES, 4);
export const methods = likely("GET", METHODS, 3);

/** The prefix of an API's ARN. */
export function apiArn(apiId: string): string {
  return `arn:aws:execute-api:eu-west-1:${OWNER}:${apiId}`;
}
