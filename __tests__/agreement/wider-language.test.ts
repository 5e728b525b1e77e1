import fc from "fast-check";
import { contextKeys } from "../../src/access/evaluation/policy/context";
import { evaluate } from "../../src/access/evaluation/policy/evaluate";
import type { PolicyDocument } from "../../src/policies/document";
import { agreeOn, expectSameDecision } from "./agree";
import { apiArn, OWNER } from "./alphabet";
import { callers } from "./arbitrary-requests";
import { simulate } from "./simulator";
import { widerContexts, widerDocuments } from "./wider-policies";

/** A long run takes minutes, in milliseconds. */
const KEYS = contextKeys([
  "aws:PrincipalArn",
  "aws:SourceIp",
  "aws:SourceVpc",
  "aws:PrincipalTag/Team",
  "aws:ViaAWSService",
]);

test("a document of others says the same to us and to the other implementation", () => {
  const questions = fc.record({
    document: widerDocuments(),
    caller: callers,
    path: fc.constantFrom("/prod/GET/a", "/prod/GET/ab", "/prod/POST/a", "/dev/GET/a"),
    context: widerContexts,
  });
  return agreeOn("documents of others", questions, async ({ document, caller, path, ...asked }) => {
    const context = { ...asked.context, "aws:PrincipalArn": caller?.arn };
    const request = {
      action: "execute-api:Invoke",
      resource: `${apiArn("aaaaaaaaaa")}${path}`,
      context,
    } as const;
    const theirs = await simulate({
      ...request,
      account: OWNER,
      principal: caller?.arn,
      resourcePolicy: document as PolicyDocument,
    });
    const ours = evaluate("resource-policy", document, { ...request, account: caller?.account }, KEYS);
    expectSameDecision(ours, theirs.resource);
    return ours.effect === "allow"
      ? "allowed"
      : ours.effect === "deny"
        ? "explicitly denied"
        : "implicitly denied";
  });
});

test("generated documents of others use every operator and every element", () => {
  const texts = fc.sample(widerDocuments(), { numRuns: 1000, seed: 5 }).map((one) => JSON.stringify(one));
  const parts = [
    "NotAction",
    "NotResource",
    '"NotIpAddress"',
    '"IpAddressIfExists"',
    '"StringLikeIfExists"',
    '"StringNotEqualsIgnoreCase"',
    '"ArnNotLikeIfExists"',
    '"BoolIfExists"',
    '"Null"',
    "Service",
  ];
  const rare = parts.filter((part) => texts.filter((text) => text.includes(part)).length < 20);
  expect(rare).toEqual([]);
});
