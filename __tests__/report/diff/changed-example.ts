import { readFileSync, statSync } from "node:fs";
import { parseDeployment } from "../../../src/config/parse-deployment";
import type { Deployment } from "../../../src/model/deployment";
import { exampleFile } from "../../support/examples";

/** A change of an example's text: what stands there, and what is put in its place. */
export type Edit = readonly [from: string, to: string];

/** An example, and the same after some edits, each of which has to be possible. */
export function changedExample(name: string, edits: readonly Edit[]): readonly [Deployment, Deployment] {
  const file = exampleFile(name);
  const text = readFileSync(file, "utf8");
  return [parsed(text, file), parsed(edited(text, edits), file)];
}

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`expected ${from} in the example, got none`);
    return changed.replace(from, () => to);
  }, text);
}

function parsed(text: string, file: string): Deployment {
  return parseDeployment(text, file, (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
