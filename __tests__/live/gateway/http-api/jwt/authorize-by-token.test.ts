import { generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { startTokenIssuer, type TokenIssuer } from "../../sample/token-issuer";
import { aRequest } from "../../waf/a-request";
import { authorizeByToken, type TokenDecision } from "./authorize-by-token";
import { IssuerKeys } from "./issuer-keys";

const ISSUER = "https://issuer.example";
const identitySources = ["$request.header.Authorization"];
const authorizer = { issuer: ISSUER, audience: ["shop", "office"], identitySources };
const HOUR_MS = 3_600_000;

let issuer: TokenIssuer;
let keys: IssuerKeys;
beforeAll(async () => {
  issuer = await startTokenIssuer(ISSUER);
});
beforeEach(() => {
  keys = new IssuerKeys({ [ISSUER]: issuer.address });
});
afterAll(() => issuer.close());

const decided = (authorization: string, scopes: readonly string[] = [], aheadMs = 0) => {
  const request = aRequest({ headers: { authorization } });
  return authorizeByToken(request, { type: "JWT", authorizer, scopes }, { keys, now: Date.now() + aheadMs });
};
const refusal = (decision: TokenDecision) => {
  if ("claims" in decision) return "let in";
  const { status, headers, body } = decision.answer;
  return [status, headers["www-authenticate"], body.toString()];
};
const seconds = () => Math.floor(Date.now() / 1000);

describe("a token of the issuer for the API lets in", () => {
  it.each([
    ["with Bearer before it", { aud: "shop" }, "Bearer "],
    ["alone", { aud: "shop" }, ""],
    ["for several audiences", { aud: ["other", "office"] }, "Bearer "],
    ["that names its client in the place of an audience", { client_id: "shop" }, "Bearer "],
  ])("%s", async (_, claims, before) => {
    expect(await decided(before + (await issuer.sign(claims)))).toMatchObject({ claims });
  });

  it.each([
    ["scope as words", { scope: "todo.read todo.write" }],
    ["scp as a list", { scp: ["todo.write"] }],
    ["scp as words", { scp: "todo.write" }],
  ])("with one of the route's scopes, in %s", async (_, claims) => {
    const token = await issuer.sign({ aud: "shop", ...claims });
    expect(await decided(token, ["todo.admin", "todo.write"])).toMatchObject({ claims });
  });
});

describe("a token that is none of the issuer for the API at this time is 401", () => {
  const described = (words: string) =>
    [
      401,
      `Bearer scope="" error="invalid_token" error_description="${words}"`,
      '{"message":"Unauthorized"}',
    ] as const;

  it.each([
    ["for another audience", { aud: "else" }, "the token does not have a valid audience"],
    [
      "with a client that aud takes the word from",
      { aud: "else", client_id: "shop" },
      "the token does not have a valid audience",
    ],
    ["without audience", {}, "the token does not have a valid audience"],
    [
      "of another issuer",
      { aud: "shop", iss: "https://evil.example" },
      "the token does not have a valid issuer",
    ],
    ["that has expired", { aud: "shop", exp: seconds() - 1 }, "the token has expired"],
    ["without an end", { aud: "shop", exp: undefined }, "the token has expired"],
    ["for later", { aud: "shop", nbf: seconds() + 600 }, "the token is not valid yet"],
    ["from the future", { aud: "shop", iat: seconds() + 600 }, "the token was issued in the future"],
  ])("%s", async (_, claims, words) => {
    expect(refusal(await decided(`Bearer ${await issuer.sign(claims)}`))).toEqual(described(words));
  });

  it("when it has expired by the gateway's clock", async () => {
    const token = await issuer.sign({ aud: "shop" });
    expect(refusal(await decided(token, [], HOUR_MS - 5000))).toBe("let in");
    expect(refusal(await decided(token, [], HOUR_MS + 5000))).toEqual(described("the token has expired"));
  });

  it("where there is none", async () => {
    expect(refusal(await decided(""))).toEqual([401, "Bearer", '{"message":"Unauthorized"}']);
    expect(refusal(await decided("Bearer "))).toEqual([401, "Bearer", '{"message":"Unauthorized"}']);
  });
});

describe("a token is verified with RS256 and a key of the issuer, whatever its header says", () => {
  const claims = () => ({ iss: ISSUER, aud: "shop", exp: seconds() + 3600 });
  const first = { kid: "first" };

  it("401: no algorithm", async () => {
    const none = new UnsecuredJWT(claims()).encode();
    expect(await decided(none)).toMatchObject({ error: "the signing method none is not supported" });
  });

  it("401: HS256, signed with the issuer's public key as its secret", async () => {
    const secret = Buffer.from(await (await fetch(`${issuer.address}/keys`)).text());
    const forged = await new SignJWT(claims()).setProtectedHeader({ alg: "HS256", ...first }).sign(secret);
    expect(await decided(forged)).toMatchObject({ error: "the signing method HS256 is not supported" });
  });

  it("401: a key that is not the issuer's", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const forged = await new SignJWT(claims())
      .setProtectedHeader({ alg: "RS256", ...first })
      .sign(privateKey);
    expect(await decided(forged)).toMatchObject({
      error: expect.stringContaining("signature verification failed"),
    });
  });

  it("401: an id of a key that the issuer does not have, or none", async () => {
    const other = await issuer.sign(claims(), { kid: "second" });
    expect(await decided(other)).toMatchObject({ error: "the issuer has no key of this id" });
    const { privateKey } = await generateKeyPair("RS256");
    const unnamed = await new SignJWT(claims()).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
    expect(await decided(unnamed)).toMatchObject({ error: "the token names no key" });
  });

  it("401: a token whose claims were changed", async () => {
    const [header, , signature] = (await issuer.sign({ aud: "else" })).split(".");
    const content = Buffer.from(JSON.stringify(claims())).toString("base64url");
    const changed = [header, content, signature].join(".");
    expect(refusal(await decided(changed))).toEqual([
      401,
      expect.stringContaining("invalid_token"),
      expect.anything(),
    ]);
  });

  it("401: an issuer whose documents cannot be had", async () => {
    keys = new IssuerKeys({});
    const token = await issuer.sign({ aud: "shop" });
    expect(await decided(token)).toMatchObject({ error: expect.stringContaining("nothing answers at") });
  });
});

test("a token without any scope of the route is 403", async () => {
  const token = await issuer.sign({ aud: "shop", scope: "todo.read todo.write.all" });
  expect(refusal(await decided(token, ["todo.write"]))).toEqual([
    403,
    'Bearer scope="todo.write" error="insufficient_scope"',
    '{"message":"Forbidden"}',
  ]);
});

test("the keys of an issuer are asked for once in two hours", async () => {
  const token = await issuer.sign({ aud: "shop", exp: seconds() + 36_000 });
  const before = issuer.asked.get("/keys") ?? 0;
  const count = () => (issuer.asked.get("/keys") ?? 0) - before;
  await decided(token);
  await decided(token, [], 1.9 * HOUR_MS);
  expect(count()).toBe(1);
  await decided(token, [], 2.1 * HOUR_MS);
  expect(count()).toBe(2);
});
