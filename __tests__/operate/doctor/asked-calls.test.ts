import { askedCalls } from "../../../src/operate/doctor/asked-calls";
import { examinedCalls } from "../../../src/operate/doctor/examined-call";
import { DEFAULT, deploymentFrom, TWO_CONSUMERS } from "../../support/deployment";

const CALLS = examinedCalls(deploymentFrom(TWO_CONSUMERS));

test("every route of every client is a call", () => {
  expect(examinedCalls(deploymentFrom(DEFAULT)).map(({ name }) => name)).toEqual([
    "consumer/direct GET /",
    "consumer/assumed GET /",
  ]);
});

test.each([
  ["direct GET /", ["consumer/direct GET /"]],
  ["consumer/direct GET /", ["consumer/direct GET /"]],
  ["assumed", ["consumer/assumed GET /"]],
])("%s names a call of the default deployment", (text, names) => {
  const asked = askedCalls(examinedCalls(deploymentFrom(DEFAULT)), text);
  expect("calls" in asked && asked.calls.map(({ name }) => name)).toEqual(names);
});

test.each([
  ["direct", /^expected one of the clients \(orders\/direct, .*\), got "direct"$/],
  ["orders/nobody GET /", /^expected one of the clients .* got "orders\/nobody"$/],
  ["orders/direct GET", /^expected a call such as "direct GET \/", got "orders\/direct GET"$/],
  ["orders/direct POST /", /^expected a route that orders\/direct uses \(GET \/, .*\), got POST \/$/],
])("%s names none, and what was expected is said", (text, problem) => {
  expect(askedCalls(CALLS, text)).toEqual({ problem: expect.stringMatching(problem) });
});
