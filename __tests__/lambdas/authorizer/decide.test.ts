import fc from "fast-check";
import { decide, type KeyHolder, nameIn, type Presented } from "../../../lambdas/authorizer/decide";
import { keyOf } from "../../support/fakes/keys";

const MINUTE = 60_000;
const stageArn = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod";
const [current, pending, previous] = ["c", "p", "o"].map((character) => keyOf("orders", character)) as [
  string,
  string,
  string,
];
const holder: KeyHolder = {
  name: "orders",
  grant: { allow: ["GET/", "GET/orders/*"], deny: ["POST/*", "GET/orders/*/items"], graceMinutes: 15 },
  stage: "prod",
  endpointIds: ["vpce-0a", "vpce-0b"],
  versions: {
    current: { value: current, createdAt: 0 },
    pending: { value: pending, createdAt: 0 },
    previous: { value: previous, createdAt: 0 },
  },
};
const presented: Presented = { key: current, endpointId: "vpce-0a", stageArn, now: 14 * MINUTE };

type Verdict = "the grant" | "nothing" | "401";

/** The verdict of an answer, which has to be exactly one of three. */
function verdictOf(one: Presented, of: KeyHolder = holder): Verdict {
  const answer = decide(one, of);
  if (answer === undefined) return "401";
  expect(answer.principalId).toBe(of.name);
  const { Statement } = answer.policyDocument;
  if (Statement.every(({ Effect }) => Effect === "Deny") && Statement.length === 1) {
    expect(Statement[0]?.Resource).toEqual([`${one.stageArn}/*`]);
    return "nothing";
  }
  expect(Statement).toEqual([
    {
      Effect: "Allow",
      Action: "execute-api:Invoke",
      Resource: of.grant.allow.map((end) => `${one.stageArn}/${end}`),
    },
    {
      Effect: "Deny",
      Action: "execute-api:Invoke",
      Resource: of.grant.deny.map((end) => `${one.stageArn}/${end}`),
    },
  ]);
  return "the grant";
}

test.each<[string, Partial<Presented>, Partial<KeyHolder>, Verdict]>([
  ["the current key", {}, {}, "the grant"],
  ["the current key through the holder's other endpoint", { endpointId: "vpce-0b" }, {}, "the grant"],
  ["the pending key", { key: pending }, {}, "the grant"],
  ["the current key at another stage", { stageArn: stageArn.replace("/prod", "/test") }, {}, "401"],
  ["the previous key in its grace", { key: previous }, {}, "the grant"],
  ["the previous key when its grace is over", { key: previous, now: 15 * MINUTE }, {}, "401"],
  ["the current key at any time", { now: 1e15 }, {}, "the grant"],
  ["the pending key at any time", { key: pending, now: 1e15 }, {}, "the grant"],
  [
    "the previous key without any grace",
    { key: previous, now: 0 },
    { grant: { ...holder.grant, graceMinutes: 0 } },
    "401",
  ],
  [
    "the previous key where there is no current one",
    { key: previous },
    { versions: { previous: holder.versions.previous } },
    "401",
  ],
  ["a key that the holder does not have", { key: keyOf("orders", "x") }, {}, "401"],
  ["a key that differs in one character", { key: `${current.slice(0, -1)}d` }, {}, "401"],
  ["a key that is longer", { key: `${current}c` }, {}, "401"],
  ["a key with a space at its end", { key: `${current} ` }, {}, "401"],
  ["a key with a line's end at its end", { key: `${current}\n` }, {}, "401"],
  ["no text", { key: "" }, {}, "401"],
  ["another holder's key", { key: keyOf("billing", "c") }, {}, "401"],
  ["a key of a holder without keys", {}, { versions: {} }, "401"],
  ["the current key through a stranger's endpoint", { endpointId: "vpce-0c" }, {}, "nothing"],
  ["the current key not through any endpoint", { endpointId: undefined }, {}, "nothing"],
  [
    "a wrong key through a stranger's endpoint",
    { key: keyOf("orders", "x"), endpointId: "vpce-0c" },
    {},
    "nothing",
  ],
  ["the current key of a holder without endpoints", {}, { endpointIds: [] }, "nothing"],
  ["the current key of an unlinked holder", {}, { endpointIds: ["unlinked"] }, "401"],
  ["the current key of a half unlinked holder", {}, { endpointIds: ["vpce-0a", "unlinked"] }, "401"],
  [
    "the current key through an endpoint called unlinked",
    { endpointId: "unlinked" },
    { endpointIds: ["unlinked"] },
    "401",
  ],
  [
    "the current key from anywhere, where that is allowed",
    { endpointId: undefined },
    { endpointIds: undefined },
    "the grant",
  ],
])("%s: %s", (_, one, of, verdict) => {
  expect(verdictOf({ ...presented, ...one }, { ...holder, ...of })).toBe(verdict);
});

describe("an answer is a valid policy, whatever is granted", () => {
  test.each([
    [["GET/"], [], ["Allow"]],
    [[], ["GET/"], ["Deny"]],
    [[], [], ["Deny"]],
  ])("allow %j, deny %j", (allow, deny, effects) => {
    const answer = decide(presented, { ...holder, grant: { allow, deny, graceMinutes: 0 } });
    expect(answer?.policyDocument.Version).toBe("2012-10-17");
    expect(answer?.policyDocument.Statement.map(({ Effect }) => Effect)).toEqual(effects);
  });
});

describe("the name in a key", () => {
  test.each([
    [keyOf("orders", "c"), "orders"],
    [keyOf("a", "0"), "a"],
    [keyOf("orders-2-eu", "Z"), "orders-2-eu"],
    [keyOf("constructor", "c"), "constructor"],
    [keyOf("Orders", "c"), undefined],
    [keyOf("2orders", "c"), undefined],
    [keyOf("orders-", "c"), undefined],
    [keyOf("orders--eu", "c"), undefined],
    [keyOf("", "c"), undefined],
    [keyOf("orders.eu", "c"), undefined],
    [keyOf("orders", "-"), undefined],
    ["orders.short", undefined],
    [` ${keyOf("orders", "c")}`, undefined],
    [`${keyOf("orders", "c")}\n`, undefined],
  ])("%j: %s", (key, name) => {
    expect(nameIn(key)).toBe(name);
  });

  test("is found in no time, however long the text", () => {
    expect(nameIn(`a${"-a".repeat(5000)}!`)).toBeUndefined();
  });
});

describe("of all keys, endpoints and times", () => {
  const name = fc.constantFrom("a", "b", "a-b");
  const key = fc.tuple(name, fc.constantFrom("x", "y", "z")).map(([of, character]) => keyOf(of, character));
  const text = fc.oneof(
    { weight: 5, arbitrary: key },
    fc.string(),
    key.map((one) => `${one}.`),
  );
  const endpoint = fc.constantFrom("vpce-1", "vpce-2", "vpce-3", "unlinked");
  const time = fc.nat({ max: 40 }).map((minutes) => minutes * MINUTE);
  const version = fc.option(fc.record({ value: text, createdAt: time }), { nil: undefined });
  const end = fc.constantFrom("GET/", "GET/*", "POST/orders/*", "*/a");
  const holders: fc.Arbitrary<KeyHolder> = fc.record({
    name,
    stage: fc.constantFrom("prod", "prod", "prod", "test"),
    grant: fc.record({
      allow: fc.uniqueArray(end, { minLength: 1 }),
      deny: fc.uniqueArray(end, { minLength: 1 }),
      graceMinutes: fc.constantFrom(0, 5, 15),
    }),
    endpointIds: fc.option(fc.uniqueArray(endpoint), { nil: undefined }),
    versions: fc.record({ current: version, pending: version, previous: version }),
  });
  const calls: fc.Arbitrary<Presented> = fc.record({
    key: text,
    endpointId: fc.option(endpoint, { nil: undefined }),
    stageArn: fc.constant(stageArn),
    now: time,
  });

  /** The rule as the design has it, written a second time. */
  function expected(call: Presented, { name, stage, endpointIds, versions, grant }: KeyHolder): Verdict {
    const isName = new RegExp(`^${name}\\.[0-9A-Za-z]{43}$`).test(call.key) && !/\s$/.test(call.key);
    if (!isName || stage !== "prod" || endpointIds?.includes("unlinked")) return "401";
    if (endpointIds && (call.endpointId === undefined || !endpointIds.includes(call.endpointId)))
      return "nothing";
    const valid = [versions.current, versions.pending].map((one) => one?.value);
    if (versions.current && call.now - versions.current.createdAt < grant.graceMinutes * MINUTE)
      valid.push(versions.previous?.value);
    return valid.includes(call.key) ? "the grant" : "401";
  }

  test("only a valid key through its holder's own endpoint gets the grant, and all of it", () => {
    const seen = new Set<Verdict>();
    fc.assert(
      fc.property(calls, holders, fc.boolean(), (call, of, isHeld) => {
        // Half of the calls present a key that is kept somewhere, since chance would seldom find one.
        const held = of.versions.current ?? of.versions.pending ?? of.versions.previous;
        const one = isHeld && held ? { ...call, key: held.value } : call;
        const verdict = verdictOf(one, of);
        seen.add(verdict);
        expect(verdict).toBe(expected(one, of));
      }),
      { numRuns: 3000 },
    );
    expect(seen).toEqual(new Set(["the grant", "nothing", "401"]));
  });

  test("the answer never has a key in it", () => {
    fc.assert(
      fc.property(calls, holders, (call, of) => {
        const texts = [call.key, ...Object.values(of.versions).map((one) => one?.value)];
        const said = JSON.stringify(decide(call, of) ?? "");
        for (const one of texts) if (one && nameIn(one)) expect(said).not.toContain(one);
      }),
      { numRuns: 500 },
    );
  });
});
