import suite from "../../../lambdas/client/send/sigv4-vectors.json";
import type { ReceivedRequest } from "./canonical-request";
import { claimOf, signatureProblem } from "./verify-signature";

const at = { service: suite.service, region: suite.region, now: Date.UTC(2015, 7, 30, 12, 36, 0) };
const { secretAccessKey } = suite.credentials;

/** Folded header lines, which the HTTP parser would not let in. */
const vectors = suite.vectors.filter(({ name }) => name !== "get-header-value-multiline");

describe("the gateway takes the signatures that AWS published", () => {
  test.each(vectors)("$name", ({ request, authorization }) => {
    expect(problem(received(request, authorization))).toBeUndefined();
  });
});

const [first = { request: "", authorization: "" }] = vectors;

test.each([
  ["the body", { body: Buffer.from("more") }],
  ["the method", { method: "POST" }],
  ["the path", { target: "/other" }],
  ["the query", { target: "/?a=b" }],
])("and none when %s was altered", (_, altered) => {
  expect(problem({ ...received(first.request, first.authorization), ...altered })).toContain(
    "The request signature we calculated does not match",
  );
});

test("a signature that leaves out the host is none", () => {
  const authorization = first.authorization.replace("SignedHeaders=host;", "SignedHeaders=");
  expect(problem(received(first.request, authorization))).toContain("must be a 'SignedHeader'");
});

test("a signature is taken for five minutes before and after its date, and no longer", () => {
  const request = received(first.request, first.authorization);
  const after = (seconds: number) => problem(request, at.now + seconds * 1000);
  expect([after(300), after(-300)]).toEqual([undefined, undefined]);
  expect(after(301)).toBe(
    "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)",
  );
  expect(after(-301)).toMatch(/^Signature not yet current: /);
});

function problem(request: ReceivedRequest, now = at.now): string | undefined {
  const claim = claimOf(request);
  if (claim === undefined) throw new Error("not signed");
  return signatureProblem(request, claim, secretAccessKey, { ...at, now });
}

function received(text: string, authorization: string): ReceivedRequest {
  const [head = "", body = ""] = text.split("\n\n");
  const [line = "", ...fields] = head.split("\n");
  const [, method = "", target = ""] = /^(\S+) (.*) HTTP\/1\.1$/.exec(line) ?? [];
  const headers = fields.map((field) => {
    const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(field) ?? [];
    return [name, value] as const;
  });
  return { method, target, headers: [...headers, ["Authorization", authorization]], body: Buffer.from(body) };
}
