import type { Operation } from "../operation";
import type { Link } from "../parties/links";
import { readOutputs, type TerraformState } from "../terraform/terraform-state";

/** Who must act after one side was deployed alone. */
export interface NextTeams {
  /** The parties that this one, or its callers, wait for. */
  readonly waitsFor: readonly string[];
  /** Parties that have to act only if they did not since this one changed last. */
  readonly maybe: readonly string[];
  /** Commands to paste, in their order. */
  readonly lines: readonly string[];
}

export interface DeployedAlone {
  readonly stackId: string;
  readonly links: readonly Link[];
  /** The outputs that were changed. */
  readonly changedOutputs: ReadonlySet<string>;
  /** Its state afterwards, which has what it read of others. */
  readonly state: TerraformState | undefined;
}

/**
 * Who must act next: sources whose facts this party does not have yet, after which it has its turn again; then the parties that
 * read what it has changed.
 */
export function nextTeams(
  { stackId, links, changedOutputs, state }: DeployedAlone,
  commandLine: Operation["commandLine"],
): NextTeams {
  const known = readOutputs(state);
  const unknown = links.filter(
    ({ reader, source, output, isRequired }) =>
      reader === stackId && !isRequired && !hasEntry(known.get(source), output, stackId),
  );
  const readers = links.filter(({ source }) => source === stackId);
  const changed = readers.filter(({ output }) => changedOutputs.has(output));
  const waitsFor = unique([...unknown.map(({ source }) => source), ...changed.map(({ reader }) => reader)]);
  const maybe = unique(readers.filter((link) => !link.isRequired).map(({ reader }) => reader));
  const again = unknown.length > 0 ? [stackId] : [];
  const parties = waitsFor.length > 0 ? [...waitsFor, ...again] : maybe;
  return {
    waitsFor,
    maybe: waitsFor.length > 0 ? [] : maybe,
    lines: parties.map((party) => commandLine("deploy", "--only", party)),
  };
}

/** True if outputs have a fact about a party: each output that is read without being required is a map by use. */
function hasEntry(outputs: object | undefined, output: string, use: string): boolean {
  const value = (outputs as Readonly<Record<string, unknown>> | undefined)?.[output];
  return typeof value === "object" && value !== null && use in value;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
