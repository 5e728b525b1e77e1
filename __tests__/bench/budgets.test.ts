import { type BudgetedFigure, budgetedFigures, isWithin } from "../../scripts/bench/budgets";
import type { DeploymentFigures } from "../../scripts/bench/deployment-figures";
import type { Report } from "../../scripts/bench/report";
import { reportText } from "../../scripts/bench/report-text";
import { costsPerConsumer } from "../../scripts/bench/sections/consumer-scale";

const PHASES = {
  start: 100,
  cdktf: 100,
  constructs: 50,
  modules: 50,
  configuration: 10,
  access: 10,
  bundling: 10,
  construction: 20,
  writing: 40,
  assets: 2,
  end: 8,
};

const compared = (measured: number, floor: number) => ({
  measured,
  floor,
  ratio: measured / floor,
  difference: measured - floor,
  runs: 5,
});

const deployment = (consumers: number, seconds: number): DeploymentFigures => ({
  providers: Math.ceil(consumers / 8),
  consumers,
  resources: 27 * consumers,
  calls: 2 * consumers,
  probes: 34 * consumers,
  work: compared(seconds, seconds / 1.2),
  phases: { ...PHASES, access: 4 * consumers },
  peakMegabytes: 130 + consumers / 2,
  floorPeakMegabytes: 120 + consumers / 2,
});

const REPORT: Report = {
  machine: { cores: 2, memoryGigabytes: 8, node: "v22.0.0", platform: "linux x64" },
  synthesis: {
    cold: { seconds: compared(1.5, 0.25), peakMegabytes: 150, phases: PHASES },
    warm: { seconds: compared(0.75, 0.25), peakMegabytes: 140, phases: PHASES },
  },
  consumers: [deployment(1, 0.1), deployment(100, 2.08), deployment(1000, 20.08)],
  functions: [
    { name: "assume-role", zipKilobytes: 60.6, importMs: compared(75, 50) },
    { name: "direct", zipKilobytes: 11.4, importMs: compared(95, 50) },
  ],
};

const find = (what: string): BudgetedFigure | undefined =>
  budgetedFigures(REPORT).find((figure) => figure.what.startsWith(what));

test("a budget in floors is held against the ratio", () => {
  const cold = find("synth of the default deployment");
  expect(cold).toMatchObject({ measured: 1.5, floor: 0.25, ratio: 6, budget: 5 });
  expect(cold && isWithin(cold)).toBe(false);
});

test("any other budget is held against the figure itself", () => {
  const imported = find("import of the direct client");
  expect(imported).toMatchObject({ measured: 45, unit: "ms", budget: 40 });
  expect(imported && isWithin(imported)).toBe(false);
  expect(find("import of the assume-role client")).toMatchObject({ measured: 25 });
});

test("the peak memory of a synthesis is that of its worse case", () => {
  expect(find("peak memory")).toMatchObject({ measured: 150, unit: "MB" });
});

test("the cost per consumer is that of each one more, and does not grow where the whole is linear", () => {
  const [hundred, thousand] = costsPerConsumer(REPORT.consumers ?? []);
  expect(hundred).toMatchObject({ consumers: 100, accessMs: 4, megabytes: 0.5, probes: 34 });
  expect(hundred?.workMs).toBeCloseTo(20);
  expect(thousand?.workMs).toBeCloseTo(20);
  expect(find("cost per consumer")?.measured).toBeCloseTo(1);
});

test("what did not run has no figure", () => {
  expect(budgetedFigures({ machine: REPORT.machine })).toEqual([]);
  expect(reportText({ machine: REPORT.machine })).not.toContain("|");
});

test("the text has each figure beside its budget, and how often it was taken", () => {
  const text = reportText(REPORT);
  const line = text.split("\n").find((one) => one.startsWith("| synth of the default deployment"));
  expect(line?.split("|").map((cell) => cell.trim())).toEqual([
    "",
    "synth of the default deployment, cold bundle cache",
    "1.50 s",
    "0.25 s",
    "6.00 x",
    "5 x floor",
    "no",
    "5",
    "",
  ]);
  expect(text).toContain("Measured on 2 cores with 8 GB of memory, linux x64, Node.js v22.0.0.");
});
