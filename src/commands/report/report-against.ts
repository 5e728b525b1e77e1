import { join } from "node:path";
import { type AccessDiff, withDirection } from "../../report/diff/access-diff";
import { diffJson } from "../../report/diff/text/diff-json";
import { diffMarkdown } from "../../report/diff/text/diff-markdown";
import { diffPage } from "../../report/diff/text/diff-page";
import { diffText } from "../../report/diff/text/diff-text";
import { paintFor } from "../../report/paint";
import { OUTPUT } from "../../stacks/synthesize";
import { comparedWith } from "./against/compared-files";
import { deliver } from "./deliver";

export interface AgainstOptions {
  /** A git ref, a folder or a deployment file. */
  readonly against: string;
  /** Files with the JSON of plans. */
  readonly plan?: readonly string[];
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly output?: string;
  readonly failOn?: "new-access";
}

/** The exit status where something is newly allowed, and that was asked to fail. */
const NEW_ACCESS = 3;

/**
 * Tells what a deployment file changes about access, compared with the one of a git ref or another folder.
 * @throws ConfigError that names the side, if one of them is no deployment whose proof holds
 */
export async function reportAgainst(file: string, options: AgainstOptions): Promise<void> {
  const diff = await comparedWith(options.against, file, options.plan);
  tell(diff, options);
  const isNew = withDirection(diff.changes, "newly allowed").length > 0;
  if (options.failOn === "new-access" && isNew) process.exitCode = NEW_ACCESS;
}

/** Prints text, and writes the page beside it; what is asked for in one form is printed, or written into the file that is named. */
function tell(diff: AccessDiff, { markdown, json, output }: AgainstOptions): void {
  const page = output ?? join(OUTPUT, "review.html");
  if (json) deliver(`${diffJson(diff)}\n`, output);
  else if (markdown) deliver(diffMarkdown(diff), output);
  else if (!/\.html?$/i.test(page)) deliver(`${diffText(diff, (word) => word)}\n`, page);
  else {
    process.stdout.write(`${diffText(diff, paintFor(process.stdout, process.env))}\n\n`);
    deliver(diffPage(diff), page);
  }
}
