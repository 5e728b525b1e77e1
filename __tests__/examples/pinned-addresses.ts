import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "addresses");

/** The examples whose addresses are pinned. */
export const PINNED: readonly string[] = readdirSync(FOLDER)
  .map((file) => file.replace(/\.txt$/, ""))
  .sort();

/**
 * Every resource of an example, a line each: `provider: aws_dynamodb_table.identity`. Addresses are state: one that changes
 * is a resource that Terraform replaces. `PIN=addresses` writes down those that there are, to be reviewed as a diff.
 */
export function pinnedAddresses(example: string, found: readonly string[]): readonly string[] {
  const file = join(FOLDER, `${example}.txt`);
  if (process.env.PIN === "addresses") writeFileSync(file, `${found.join("\n")}\n`);
  return readFileSync(file, "utf8").trimEnd().split("\n");
}
