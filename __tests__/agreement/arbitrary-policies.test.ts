import fc from "fast-check";
import { documents } from "./arbitrary-policies";
import { RESOURCE_POLICY, TRUST_POLICY } from "./policy-kinds";

/**
 * Elements that at least a twentieth of the documents must have: an element that never occurs is never
 * compared.
 */
const IN_A_TWENTIETH = [
  "ArnEquals",
  "ArnLike",
  "ArnNotEquals",
  "ArnNotLike",
  "StringEquals",
  "StringNotEquals",
  '"Deny"',
  '"Service"',
  '"*"',
];

test.each([
  ["resource policies", RESOURCE_POLICY, [...IN_A_TWENTIETH, "NotResource", "/*", "/?", "aws:SourceVpce"]],
  ["trust policies", TRUST_POLICY, [...IN_A_TWENTIETH.slice(0, -1), "sts:ExternalId", "aws:PrincipalOrgID"]],
])("generated %s speak the whole language", (_, kind, parts) => {
  const texts = fc.sample(documents(kind), { numRuns: 1000, seed: 5 }).map((one) => JSON.stringify(one));
  const shares = parts.map(
    (part) => [part, texts.filter((text) => text.includes(part)).length / 1000] as const,
  );
  expect(shares.filter(([, share]) => share < 0.05)).toEqual([]);
});
