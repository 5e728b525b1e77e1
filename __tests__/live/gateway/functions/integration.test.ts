import { setTimeout } from "node:timers/promises";
import { type HttpAnswer, toHttp } from "../execute-api/refusal";
import { type Integrated, integrate } from "./integration";
import type { Outcome } from "./process/function-process";

/** The caller's answer, from a function that has 50 ms for its event. */
async function answered(calling: Promise<Outcome>): Promise<readonly [number, string]> {
  const { status, body } = answerOf(await integrate(() => calling, {}, 50));
  return [status, body.toString()];
}

function answerOf({ http, refusal }: Integrated): HttpAnswer {
  return http ?? toHttp(refusal);
}

const FAILED = [502, '{"message":"Internal server error"}'];

test("an answer in the right shape goes out as it is, bytes decoded", async () => {
  expect(await answered(Promise.resolve({ result: { statusCode: 503, body: "not now" } }))).toEqual([
    503,
    "not now",
  ]);
  const encoded = { statusCode: 200, body: "aGVsbG8=", isBase64Encoded: true };
  expect(await answered(Promise.resolve({ result: encoded }))).toEqual([200, "hello"]);
});

test.each([
  ["an answer in the wrong shape", { result: "hello" }],
  ["a function that threw", { error: "TypeError: no" }],
  ["a function whose own time is over", { timedOutAfterSeconds: 3 }],
])("%s is 502", async (_, outcome) => {
  expect(await answered(Promise.resolve(outcome))).toEqual(FAILED);
});

test("an answer of a function has at most 6 MB as JSON", async () => {
  const around = JSON.stringify({ statusCode: 200, body: "" }).length;
  const ofBytes = (bytes: number) => ({ statusCode: 200, body: "x".repeat(bytes - around) });
  const answers = await Promise.all(
    [6_291_556, 6_291_557].map((bytes) => answered(Promise.resolve({ result: ofBytes(bytes) }))),
  );
  expect(answers).toEqual([[200, ofBytes(6_291_556).body], FAILED]);
});

test("an event of more than 6 MB does not reach a function", async () => {
  const reached: number[] = [];
  const call = async (event: object) => {
    reached.push(JSON.stringify(event).length);
    return { result: { statusCode: 200 } };
  };
  const around = JSON.stringify({ body: "" }).length;
  const sent = async (bytes: number) =>
    answerOf(await integrate(call, { body: "x".repeat(bytes - around) }, 5000)).status;
  expect([await sent(6_291_456), await sent(6_291_457)]).toEqual([200, 413]);
  expect(reached).toEqual([6_291_456]);
});

test("a function that takes longer than the integration is 504", async () => {
  const late = setTimeout(200, { result: { statusCode: 200 } });
  expect(await answered(late)).toEqual([504, '{"message":"Endpoint request timed out"}']);
});
