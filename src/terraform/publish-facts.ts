import { TerraformOutput, type TerraformStack } from "cdktf";

/** Makes values outputs of a stack: what the other party can read from its state, under names that stay. */
export function publishFacts(stack: TerraformStack, facts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(facts)) new TerraformOutput(stack, name, { value });
}
