import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../../../../docs/github-actions/policies");

interface Policy {
  readonly Statement: readonly { readonly Sid: string; readonly Action: readonly string[] }[];
}

/**
 * The actions of a role of the pipeline, as its documented policy has them; without those that no request of a first deployment
 * shows: which AWS asks for beside a call, and which later changes need.
 */
export function documentedActions(use: "plan" | "deploy", party: "provider" | "consumer"): readonly string[] {
  const text = readFileSync(join(FOLDER, `${use}-${party}.json`), "utf8");
  const { Statement } = JSON.parse(text) as Policy;
  return Statement.filter(({ Sid }) => !/^(AskedForBeside|LaterChanges)/.test(Sid))
    .flatMap(({ Action }) => Action)
    .sort();
}
