import fc from "fast-check";

/** The account of the APIs and of the access roles, and one beside it. */
export const OWNER = "111111111111";
export const OTHER = "222222222222";

/** Few values, alike in spelling: a policy and a request by chance match often, and often miss each other closely. */
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

/** A value that comes more often than the others, so that what takes many matches still happens. */
export function likely<T>(first: T, others: readonly T[], weight: number): fc.Arbitrary<T> {
  return fc.oneof(
    { weight, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

export const apiIds = likely("aaaaaaaaaa", API_IDS, 4);
export const stages = likely("prod", STAGES, 4);
export const methods = likely("GET", METHODS, 3);

/** What an API's ARN begins with. */
export function apiArn(apiId: string): string {
  return `arn:aws:execute-api:eu-west-1:${OWNER}:${apiId}`;
}
