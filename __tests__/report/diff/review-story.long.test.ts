import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withDirection } from "../../../src/report/diff/access-diff";
import { planEffects } from "../../../src/report/diff/plan/plan-effects";
import { readPlan } from "../../../src/report/diff/plan/read-plan";
import { diffMarkdown } from "../../../src/report/diff/text/diff-markdown";
import { effectWords } from "../../../src/report/diff/text/diff-words";
import { changedExample } from "./changed-example";
import { wholeDiff } from "./sides";

const REVIEW = readFileSync(join(__dirname, "../../../docs/review.md"), "utf8");

test("the comment in docs/review.md is what the change makes", () => {
  const [from, to] = ['provider: { routes: ["GET /orders/{id}"] }', "provider: {}"];
  expect(REVIEW).toContain(`-      ${from}\n+      ${to}\n`);
  const sides = changedExample("several-consumers", [[from, to]]);
  const diff = wholeDiff(...sides, ["deployment.yaml of origin/main", "deployment.yaml"]);
  expect(REVIEW).toContain(`~~~~markdown\n${diffMarkdown(diff)}~~~~\n`);
  // It is what the story says that it is.
  expect(withDirection(diff.changes, "newly allowed").map(({ what }) => what)).toContain("POST /orders");
});

test("the effects of a plan in docs/review.md are those of one that Terraform made", () => {
  const plan = JSON.parse(readFileSync(join(__dirname, "plan", "plan.json"), "utf8"));
  const { effects, others } = planEffects("plan.json", readPlan(plan));
  const lines = [...effects.map(effectWords), `${others} other changes, which callers do not notice`];
  expect(REVIEW).toContain(`\`\`\`\n${lines.map((line) => `  ${line}\n`).join("")}\`\`\`\n`);
});
