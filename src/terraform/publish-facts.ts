import { TerraformOutput, type TerraformStack } from "cdktf";

/** Publishes values as outputs of a stack, for other parties to read from its state under stable names. */
export function publishFacts(stack: TerraformStack, facts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(facts)) new TerraformOutput(stack, name, { value });
}
