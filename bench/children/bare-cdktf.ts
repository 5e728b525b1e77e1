import "./plain-node";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import type { StackPlan } from "../measure/stack-plan";
import { makeBareStack } from "./bare-stack";
import { processorTime } from "./processor-time";
import { describeStack } from "./stack-description";
import { saidBy } from "./stack-json";

/** The output of this process. */
export interface BareFigures {
  readonly processorMs: number;
}

/**
 * Floor 2: CDKTF makes and writes the stacks of a plan, without any code of Crosslink. The result must have
 * the same content as the compared stacks.
 */
const [, , plan = "", outdir = ""] = process.argv;
const kinds = (JSON.parse(readFileSync(plan, "utf8")) as StackPlan).map(({ file, times }, kind) => ({
  file,
  description: describeStack(file),
  stackIds: Array.from({ length: times }, (_, i) => `stack-${kind}-${i}`),
}));

const start = processorTime();
const app = new App({ outdir });
for (const { description, stackIds } of kinds) {
  for (const stackId of stackIds) makeBareStack(app, stackId, description);
}
app.synth();
const processorMs = processorTime() - start;

for (const { file, stackIds } of kinds) {
  if (saidBy(join(outdir, "stacks", stackIds[0] ?? "", "cdk.tf.json")) !== saidBy(file)) {
    throw new Error(`the floor says something else than ${file}`);
  }
}
process.stdout.write(JSON.stringify({ processorMs } satisfies BareFigures));
