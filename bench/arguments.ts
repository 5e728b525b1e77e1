import { Command } from "commander";
import { throwing } from "../src/commands/command-line";

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

interface Options {
  readonly runs?: string;
  readonly only?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly write?: boolean;
}

/** @param sections all that there are */
function benchCommand(sections: readonly string[]): Command {
  return throwing(
    new Command("npm run bench --")
      .option(
        "--runs <n>",
        `how often each figure is taken (${RUNS.usual}, and ${RUNS.long} where a run takes long)`,
      )
      .option("--only <sections>", `sections to run: ${sections.join(",")}`)
      .option("--check", "run `npm run check` as well")
      .option("--json", "print figures for machines")
      .option("--write", "put the tables into docs/performance.md"),
  );
}

/**
 * @param known every section, `check` included, which runs only when it is asked for
 * @throws UsageError on invalid arguments
 */
export function benchArguments<S extends string>(
  args: readonly string[],
  known: readonly S[],
): BenchArguments<S> {
  const command = benchCommand(known).parse([...args], { from: "user" });
  const {
    only,
    check = false,
    json = false,
    write = false,
    runs: given = RUNS.usual,
  } = command.opts<Options>();
  const requested = only?.split(",") ?? known.filter((name) => name !== "check");
  const sections = known.filter((name) => requested.includes(name) || (check && name === "check"));
  const unknown = requested.find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) command.error(`expected sections, got ${JSON.stringify(unknown)}`);
  const runs = Number(given);
  if (!Number.isInteger(runs) || runs < 1)
    command.error(`expected --runs to be a whole number from 1, got ${given}`);
  if (write && (json || only !== undefined))
    command.error("expected --write alone, as it writes every table");
  return {
    runs: given === RUNS.usual ? RUNS : { usual: runs, long: runs },
    sections,
    output: json ? "json" : write ? "document" : "markdown",
  };
}
