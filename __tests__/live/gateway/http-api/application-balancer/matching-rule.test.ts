import type { Rule } from "@aws-sdk/client-elastic-load-balancing-v2";
import { actionFor } from "./matching-rule";

const SERVICE = "x-crosslink-service";
const about = (HttpHeaderName: string, ...Values: string[]) => ({
  Field: "http-header",
  HttpHeaderConfig: { HttpHeaderName, Values },
});
const forward = (TargetGroupArn: string) => [{ Type: "forward" as const, TargetGroupArn }];
const rules: readonly Rule[] = [
  { IsDefault: true, Priority: "default", Actions: [{ Type: "fixed-response" }] },
  { Priority: "20", Conditions: [about(SERVICE, "names")], Actions: forward("second") },
  { Priority: "10", Conditions: [about(SERVICE, "todo", "tasks")], Actions: forward("todo") },
  { Priority: "3", Conditions: [about(SERVICE, "names"), about("x-a", "b*")], Actions: forward("first") },
  { Priority: "30", Conditions: [{ Field: "path-pattern", Values: ["/v?/*"] }], Actions: forward("path") },
];

const chosen = (headers: readonly (readonly [string, string])[], target = "/") => {
  const { Type, TargetGroupArn } = actionFor(rules, {
    method: "GET",
    target,
    headers,
    body: Buffer.alloc(0),
  });
  return TargetGroupArn ?? Type;
};

test.each<[string, readonly (readonly [string, string])[], string]>([
  ["a header with the value of a rule", [[SERVICE, "todo"]], "todo"],
  ["its name in another case", [["X-Crosslink-Service", "todo"]], "todo"],
  ["its value in another case", [[SERVICE, "TODO"]], "todo"],
  ["the other value of the rule", [[SERVICE, "tasks"]], "todo"],
  ["a value that only begins like it", [[SERVICE, "todo2"]], "fixed-response"],
  ["two values in one header", [[SERVICE, "todo,names"]], "fixed-response"],
  ["an empty value", [[SERVICE, ""]], "fixed-response"],
  ["no header", [], "fixed-response"],
  [
    "several conditions, all of which are met",
    [
      [SERVICE, "names"],
      ["x-a", "bc"],
    ],
    "first",
  ],
  [
    "several conditions, one of which is not met",
    [
      [SERVICE, "names"],
      ["x-a", "cb"],
    ],
    "second",
  ],
])(
  "the rule that has the first priority among those that a request meets decides: %s",
  (_, headers, action) => {
    expect(chosen(headers)).toBe(action);
  },
);

test("a path is compared with regard to case", () => {
  expect([chosen([], "/v1/a?b"), chosen([], "/V1/a")]).toEqual(["path", "fixed-response"]);
});

test("a condition that is not understood is no reason to let pass", () => {
  const unknown = [{ Priority: "1", Conditions: [{ Field: "source-ip" }], Actions: forward("x") }];
  const request = { method: "GET", target: "/", headers: [], body: Buffer.alloc(0) };
  expect(() => actionFor(unknown, request)).toThrow("got source-ip");
});
