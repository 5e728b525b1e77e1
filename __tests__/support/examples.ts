import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The examples' folder. */
export const EXAMPLES = resolve(__dirname, "../../examples");

/** The deployment files among them, by name without the extension. */
export const EXAMPLE_NAMES: readonly string[] = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/, ""))
  .sort();

export function exampleFile(name: string): string {
  return join(EXAMPLES, `${name}.yaml`);
}
