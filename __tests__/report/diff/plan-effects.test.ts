import { readFileSync } from "node:fs";
import { join } from "node:path";
import { planEffects } from "../../../src/report/diff/plan/plan-effects";
import { type PlannedChange, readPlan } from "../../../src/report/diff/plan/read-plan";

/**
 * What Terraform 1.11 and the AWS provider print of `plan/main.tf` and `plan/state.json`, without values:
 * `terraform plan -refresh=false -out=p && terraform show -json p`.
 */
const recorded = JSON.parse(readFileSync(join(__dirname, "plan", "plan.json"), "utf8"));

test("a plan that Terraform made is told as what it means for callers", () => {
  const { effects, others } = planEffects("plan.json", readPlan(recorded));
  expect(effects.map(({ address, is, because, means }) => [address, is, because.join(), means])).toEqual([
    [
      ...["aws_api_gateway_deployment.api", "replaced", "triggers"],
      "the API is deployed anew: routes and policy take effect with it, and calls are not interrupted",
    ],
    [
      ...["aws_lambda_function.direct", "replaced", "function_name,package_type"],
      "calls that need the function fail until it is there again",
    ],
    ["aws_security_group.clients", "destroyed", "", "what the group let through is closed"],
    [
      ...["aws_vpc_endpoint.execute_api", "replaced", "vpc_id"],
      "the endpoint gets another id: calls through it fail until the other side is applied again",
    ],
  ]);
  // The log group is updated, and the role made.
  expect(others).toBe(2);
});

const change = (more: Partial<PlannedChange>): PlannedChange => ({
  ...{ address: "aws_lb.one", type: "aws_lb", is: "replaced", isMadeFirst: false, because: [] },
  ...more,
});

const meansOf = (one: PlannedChange) => planEffects("p", [one]).effects.map(({ means }) => means);

test("of what is made before the old one goes it is said so", () => {
  expect(meansOf(change({ isMadeFirst: true }))).toEqual([
    "the new one is made before the old one goes; otherwise connections to the balancer end, and its addresses change",
  ]);
});

test("a type that is not known is told where it is replaced or destroyed, and nowhere else", () => {
  const kinds = ["created", "updated", "replaced", "destroyed"] as const;
  const found = kinds.map((is) => meansOf(change({ type: "aws_other", is })));
  expect(found).toEqual([[], [], ["it is made anew"], ["it goes"]]);
});

test("changes of data sources, and those that do nothing, are none", () => {
  const all = [
    { address: "data.aws_x.a", mode: "data", type: "aws_x", change: { actions: ["read"] } },
    { address: "aws_x.b", mode: "managed", type: "aws_x", change: { actions: ["no-op"] } },
  ];
  expect(readPlan({ format_version: "1.2", planned_values: {}, resource_changes: all })).toEqual([]);
});

test.each([
  [
    "a state",
    { format_version: "1.0", values: {} },
    "expected the JSON of terraform show -json for a plan, got something else",
  ],
  ["a list", [], "expected the JSON of terraform show -json for a plan, got something else"],
  [
    "a later format",
    { format_version: "2.0", planned_values: {} },
    "expected a plan of format version 1, got version 2.0",
  ],
])("%s is refused", (_, value, message) => {
  expect(() => readPlan(value)).toThrow(message);
});
