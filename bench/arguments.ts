import { commandLine, UsageError } from "../src/commands/command-line";

/** The arguments of `npm run bench`. */
export interface BenchArguments<S extends string> {
  readonly runs: Runs;
  readonly sections: readonly S[];
  readonly output: "markdown" | "json" | "document";
}

/** The number of runs for each figure; its row in the report shows it. */
export interface Runs {
  readonly usual: number;
  /** Runs of measurements that take most of a minute. */
  readonly long: number;
}

/** Five runs are enough for a median; the largest deployments run less often, to end within minutes. */
const RUNS: Runs = { usual: 5, long: 3 };

const benchUsage = (
  sections: readonly string[],
) => `usage: npm run bench -- [--runs <n>] [--only <section,...>] [--check] [--json | --write]

  --runs   how often each figure is taken (${RUNS.usual}, and ${RUNS.long} where a run takes long)
  --only   sections to run: ${sections.join(", ")}
  --check  run \`npm run check\` as well
  --json   print figures for machines
  --write  put the tables into docs/performance.md`;

/**
 * @param known every section, `check` included, which runs only when it is asked for
 * @throws UsageError on invalid arguments
 */
export function benchArguments<S extends string>(
  args: readonly string[],
  known: readonly S[],
): BenchArguments<S> {
  const { values, positionals } = commandLine(args, OPTIONS, benchUsage(known));
  const requested = values.only?.split(",") ?? known.filter((name) => name !== "check");
  const sections = known.filter((name) => requested.includes(name) || (values.check && name === "check"));
  const runs = Number(values.runs ?? RUNS.usual);
  const isWrong =
    positionals.length > 0 ||
    sections.length === 0 ||
    requested.some((name) => !known.some((one) => one === name)) ||
    !Number.isInteger(runs) ||
    runs < 1 ||
    (values.write && (values.json || values.only !== undefined));
  if (isWrong) throw new UsageError(benchUsage(known));
  return {
    runs: values.runs === undefined ? RUNS : { usual: runs, long: runs },
    sections,
    output: values.json ? "json" : values.write ? "document" : "markdown",
  };
}

const OPTIONS = {
  runs: { type: "string" },
  only: { type: "string" },
  check: { type: "boolean" },
  json: { type: "boolean" },
  write: { type: "boolean" },
} as const;
