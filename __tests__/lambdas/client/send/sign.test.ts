import { sign as signWithAws4 } from "aws4";
import fc from "fast-check";
import { METHODS } from "../../../../lambdas/client/route";
import { encodePath, encodeQuery } from "../../../../lambdas/client/send/percent";
import type { ApiRequest } from "../../../../lambdas/client/send/request";
import { sign } from "../../../../lambdas/client/send/sign";
import suite from "./sigv4-vectors.json";

const date = new Date("2015-08-30T12:36:00Z");

/** The vectors that do not apply to this client. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "get-header-value-multiline": "folded header lines, which RFC 9112 section 5.2 forbids to send",
};

describe("a signature is the one that AWS published", () => {
  const { accessKeyId, secretAccessKey } = suite.credentials;
  const vectors = suite.vectors.filter(({ name }) => !(name in LEFT_OUT));

  test("for all vectors but those that are left out by name", () => {
    expect(vectors).toHaveLength(suite.vectors.length - Object.keys(LEFT_OUT).length);
    expect(vectors).toHaveLength(30);
  });

  test.each(vectors)("$name", async ({ request, authorization }) => {
    const { sessionToken, ...parsed } = parse(request);
    const signed = await sign(parsed, {
      credentials: { accessKeyId, secretAccessKey, sessionToken },
      region: suite.region,
      service: suite.service,
      date,
    });
    expect(signed.headers.authorization).toBe(authorization);
  });
});

/** A request of the suite. A repeated header becomes one header with a list, as in every HTTP client. */
function parse(text: string): ApiRequest & { readonly sessionToken?: string } {
  const [head = "", body = ""] = text.split("\n\n");
  const [line = "", ...fields] = head.split("\n");
  const [, method = "", target = ""] = /^(\S+) (.*) HTTP\/1\.1$/.exec(line) ?? [];
  const [path = "", query = ""] = target.split("?");
  const headers: Record<string, string> = {};
  for (const field of fields) {
    const [, name = "", value = ""] = /^([^:]+):(.*)$/.exec(field) ?? [];
    const lower = name.toLowerCase();
    headers[lower] = lower in headers ? `${headers[lower]},${value}` : value;
  }
  const { "x-amz-security-token": sessionToken, ...others } = headers;
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  return {
    method: METHODS.find((known) => known === method) ?? "GET",
    path,
    query: values,
    headers: others,
    body: Buffer.from(body),
    sessionToken,
  };
}

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const segment = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(..." !'()*+,;=:@&$%#?[]~|\"<>\\^`{}"),
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 10,
  })
  .filter((value) => !/^\.{1,2}$/.test(value) && !/\p{Surrogate}/u.test(value))
  .map(encodeURIComponent);
const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/prod/${segments.join("/")}`);
const query = fc.dictionary(
  text.filter((name) => name !== "__proto__"),
  fc.array(fc.string({ unit: "grapheme", maxLength: 8 }), { minLength: 1, maxLength: 3 }),
  { maxKeys: 4 },
);
const headers = fc.dictionary(fc.stringMatching(/^x-[a-z]{1,8}$/), fc.stringMatching(/^[\x20-\x7e]{0,20}$/), {
  maxKeys: 4,
});
const body = fc.oneof(
  fc.constant(Buffer.alloc(0)),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
);
const credentials = fc.record(
  {
    accessKeyId: fc.stringMatching(/^A[KS]IA[A-Z0-9]{16}$/),
    secretAccessKey: fc.stringMatching(/^[A-Za-z0-9+/]{40}$/),
    sessionToken: fc.stringMatching(/^[A-Za-z0-9+/=]{20,80}$/),
  },
  { requiredKeys: ["accessKeyId", "secretAccessKey"] },
);

test("a signature is the one that aws4 makes, over generated requests", async () => {
  const requests = fc.record({ method: fc.constantFrom(...METHODS), path, query, headers, body });
  await fc.assert(
    fc.asyncProperty(requests, credentials, async (generated, credentials) => {
      const host = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
      const request = {
        ...generated,
        path: encodePath(generated.path),
        headers: { ...generated.headers, host },
      };
      const ours = await sign(request, { credentials, region: "eu-west-1", date });
      const queryText = encodeQuery(request.query);
      const theirs = signWithAws4(
        {
          service: "execute-api",
          region: "eu-west-1",
          host,
          method: request.method,
          path: queryText === "" ? request.path : `${request.path}?${queryText}`,
          headers: { ...request.headers, "x-amz-date": "20150830T123600Z" },
          ...(request.body.length > 0 && { body: request.body }),
          extraHeadersToIgnore: { "content-length": true, "content-type": true },
        },
        credentials,
      );
      expect(ours.headers.authorization).toBe(theirs.headers.Authorization);
      expect(ours.headers["x-amz-security-token"]).toBe(credentials.sessionToken);
    }),
    { numRuns: 500 },
  );
});

test("a signature covers the body, the query, the path and the host", async () => {
  const base: ApiRequest = {
    method: "POST",
    path: "/prod/orders",
    query: { page: ["1"] },
    headers: { host: "api.example.com" },
    body: Buffer.from("a"),
  };
  const changed: readonly ApiRequest[] = [
    base,
    { ...base, method: "PUT" },
    { ...base, body: Buffer.from("b") },
    { ...base, query: { page: ["2"] } },
    { ...base, path: "/prod/orders/1" },
    { ...base, headers: { host: "other.example.com" } },
  ];
  const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
  const signed = await Promise.all(
    changed.map((one) => sign(one, { credentials: keys, region: "eu-west-1", date })),
  );
  expect(new Set(signed.map(({ headers }) => headers.authorization)).size).toBe(changed.length);
});
