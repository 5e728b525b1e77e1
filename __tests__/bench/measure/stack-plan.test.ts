import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kindOf, planOf } from "../../../bench/measure/stack-plan";

const ROLE = { aws_iam_role: { one: {} } };
const TWO_ROLES = { aws_iam_role: { one: {}, two: {} } };

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "crosslink-plan-"));
});

afterEach(() => rmSync(outdir, { recursive: true }));

function stack(id: string, resource: object): string {
  const folder = join(outdir, "stacks", id);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "cdk.tf.json");
  writeFileSync(file, JSON.stringify({ resource }));
  return file;
}

test("stacks with equal counts of each resource type are made from one", () => {
  const first = stack("a", ROLE);
  const other = stack("b", TWO_ROLES);
  stack("c", ROLE);
  expect(planOf(outdir)).toEqual([
    { file: first, times: 2 },
    { file: other, times: 1 },
  ]);
});

test("data sources count as well", () => {
  const stackOf = (data: object) => JSON.stringify({ resource: ROLE, data });
  expect(kindOf(stackOf({ aws_s3_objects: { a: {} } }))).not.toBe(kindOf(stackOf({})));
});
