/** An error in a deployment. */
export interface Problem {
  /** The place in the deployment, as dotted keys: `consumers.orders.network.zones`. */
  readonly path: string;
  /** *Expected ..., got ...*, then what to do if that is not obvious. */
  readonly message: string;
  /** The file, if not the deployment file but a document that it names. */
  readonly file?: string;
  /** Line in the file, from 1; absent if the problem has no place in the text. */
  readonly line?: number;
  /** Column in that line, from 1. */
  readonly column?: number;
}

/** Information about a user's file; it changes nothing. */
export interface Note {
  /** The file's name as the user writes it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** All errors of a deployment, found in one pass. The only error that users see. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(
    /** The deployment file, as the user named it. */
    readonly file: string,
    readonly problems: readonly Problem[],
  ) {
    super(report(file, problems));
  }
}

function report(file: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return [`${file} has ${count}:`, ...problems.map(line)].join("\n");
}

function line(problem: Problem): string {
  const place = problem.line === undefined ? "" : `${problem.line}:${problem.column}`;
  const text = problem.path === "" ? problem.message : `${problem.path}: ${problem.message}`;
  if (problem.file === undefined) return `  ${place.padEnd(6)} ${text}`;
  return `  ${[problem.file, place].filter((part) => part !== "").join(":")} ${text}`;
}
