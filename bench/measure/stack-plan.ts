import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The stacks to make: a sample of each kind, and how many there are of the kind. */
export type StackPlan = readonly { readonly file: string; readonly times: number }[];

/** The stacks of a synthesis by kind: stacks with equal counts of each resource type are of one kind. */
export function planOf(outdir: string): StackPlan {
  const stacks = join(outdir, "stacks");
  const kinds = new Map<string, { readonly file: string; readonly times: number }>();
  for (const stackId of readdirSync(stacks)) {
    const file = join(stacks, stackId, "cdk.tf.json");
    const kind = kindOf(readFileSync(file, "utf8"));
    const first = kinds.get(kind) ?? { file, times: 0 };
    kinds.set(kind, { ...first, times: first.times + 1 });
  }
  return [...kinds.values()];
}

/** `aws_iam_role 2, aws_vpc 1` */
export function kindOf(stack: string): string {
  const { resource = {}, data = {} } = JSON.parse(stack) as Readonly<
    Record<"resource" | "data", Readonly<Record<string, object>> | undefined>
  >;
  return [...Object.entries(resource), ...Object.entries(data)]
    .map(([type, elements]) => `${type} ${Object.keys(elements).length}`)
    .join(", ");
}
