import { succeeded } from "../processes/run";
import type { Workspace } from "./workspace";

/** The changes that Terraform plans, by address: in its own words, with the attributes of an update. */
export type Changes = Readonly<Record<string, string>>;

/** The file in the stack's folder that a plan is kept in, for `terraform apply`. */
export const PLAN = "live.tfplan";

/** Plans a stack, as a user reads it; an empty object means that nothing is left to do. */
export async function planChanges(workspace: Workspace, stackId: string): Promise<Changes> {
  const args = ["plan", "-detailed-exitcode", "-no-color", `-out=${PLAN}`];
  const { status, output } = succeeded(
    `plan of ${stackId}`,
    await workspace.terraform(stackId, ...args),
    [0, 2],
  );
  const changes = changesIn(output);
  // Exit status 2 says that there is something to do: then it must have been found in the text.
  if ((status === 2) !== Object.keys(changes).length > 0) throw new Error(`not understood:\n${output}`);
  return changes;
}

const HEADING = /^ {2}# (\S+) (?:will|must) be (.+)$/;
const ATTRIBUTE = /^ {6}[~+-] (\w+) /;
const OUTPUT = /^ {2}[~+-] (\w+) += /;

/** The headings of a plan's text, and the attribute names of updates. */
function changesIn(text: string): Changes {
  const changes: Record<string, string> = {};
  let address: string | undefined;
  for (const line of text.split("\n")) {
    const [, resource, action] = HEADING.exec(line) ?? [];
    if (resource !== undefined && action !== undefined) {
      address = resource;
      changes[address] = action;
    }
    const attribute = ATTRIBUTE.exec(line)?.[1];
    if (
      address !== undefined &&
      attribute !== undefined &&
      changes[address]?.startsWith("updated in-place")
    ) {
      changes[address] += `, ${attribute}`;
    }
    const output = OUTPUT.exec(line)?.[1];
    if (output !== undefined) changes[`output.${output}`] = "changed";
  }
  return changes;
}
