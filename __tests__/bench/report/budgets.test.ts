import type { DeploymentFigures } from "../../../bench/measure/deployment-figures";
import { type BudgetedFigure, budgetedFigures, isWithin } from "../../../bench/report/budgets";
import type { Report } from "../../../bench/report/report";
import { reportText } from "../../../bench/report/report-text";
import { costsPerConsumer } from "../../../bench/sections/consumer-scale";

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
  network: 0,
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
  classes: 800 * consumers,
  work: compared(seconds, seconds / 1.2),
  phases: { ...PHASES, access: 4 * consumers },
  peakMegabytes: 130 + consumers / 2,
  floorPeakMegabytes: 120 + consumers / 2,
});

const REPORT: Report = {
  machine: { cores: 2, memoryGigabytes: 8, node: "v22.0.0", platform: "linux x64" },
  synthesis: {
    cold: {
      seconds: compared(1.25, 0.25),
      peakMegabytes: 150,
      proofMs: compared(18, 80),
      phases: PHASES,
    },
    warm: {
      seconds: compared(0.7, 0.25),
      peakMegabytes: 140,
      proofMs: compared(20, 80),
      phases: PHASES,
    },
  },
  consumers: [deployment(1, 0.1), deployment(100, 2.08), deployment(1000, 20.08)],
  gateway: { ...deployment(1, 0.9), providers: 50 },
  functions: [
    {
      name: "assume-role",
      zipKilobytes: 60.6,
      importMs: compared(75, 50),
      overBareNodeMs: compared(25, 80),
    },
    { name: "direct", zipKilobytes: 11.4, importMs: compared(95, 50), overBareNodeMs: compared(45, 80) },
  ],
  routes: { routes: 300, resources: 31, resourcesOfOne: 20 },
  check: { seconds: compared(30, 0.25) },
};

const find = (what: string): BudgetedFigure | undefined =>
  budgetedFigures(REPORT).find((figure) => figure.what.startsWith(what));

test("a budget in floors limits the ratio, and names the floor", () => {
  const cold = find("synth of the default deployment");
  expect(cold).toMatchObject({ measured: 1.25, floor: 0.25, ratio: 5, budget: 4.5, timesFloor: 1 });
  expect(cold && isWithin(cold)).toBe(false);
});

test.each([
  ["synth of the default deployment, cold", "4.5 x floor 1", false],
  ["the same with a warm bundle cache", "3 x floor 1", true],
  ["the complete proof", "0.5 x floor 3", true],
  ["1000 consumers over 125 providers", "1.4 x floor 2", true],
  ["a gateway in front of 50 services", "1.4 x floor 2", true],
  ["import of the direct client", "0.5 x floor 3", false],
  ["import of the assume-role client", "0.5 x floor 3", true],
  ["`npm run check`", "110 x floor 1", false],
] as const)("%s: at most %s, within %s", (what, budget, within) => {
  const found = find(what);
  expect(`${found?.budget} x floor ${found?.timesFloor}`).toBe(budget);
  expect(found && isWithin(found)).toBe(within);
});

test.each([
  ["peak memory", 150, 140, "MB"],
  ["resources of a provider with 300 routes", 11, 10, undefined],
  ["zip of the direct client", 11.4, 15, "KB"],
  ["zip of the assume-role client", 60.6, 75, "KB"],
] as const)("%s: the budget limits the figure itself, %d against %d", (what, measured, budget, unit) => {
  const found = find(what);
  expect(found).toMatchObject({ measured, budget });
  expect([found?.unit, found?.ratio]).toEqual([unit, undefined]);
  expect(found && isWithin(found)).toBe(measured <= budget);
});

test("no budget is an absolute time", () => {
  const times = budgetedFigures(REPORT).filter(({ unit }) => unit === "s" || unit === "ms");
  expect(times).toHaveLength(8);
  for (const { ratio, timesFloor } of times) expect([ratio, timesFloor]).not.toContain(undefined);
});

test("the peak memory of a synthesis is the larger of cold and warm", () => {
  expect(find("peak memory")).toMatchObject({ measured: 150, unit: "MB" });
});

test("the cost per consumer is the cost of each further one, and constant if the total is linear", () => {
  const [hundred, thousand] = costsPerConsumer(REPORT.consumers ?? []);
  expect(hundred).toMatchObject({ consumers: 100, accessMs: 4, megabytes: 0.5, classes: 800 });
  expect(hundred?.workMs).toBeCloseTo(20);
  expect(thousand?.workMs).toBeCloseTo(20);
  expect(find("cost per consumer")?.measured).toBeCloseTo(1);
});

test("a section that did not run has no figures", () => {
  expect(budgetedFigures({ machine: REPORT.machine })).toEqual([]);
  expect(reportText({ machine: REPORT.machine })).not.toContain("|");
});

test("the text has each figure with its budget and its number of runs", () => {
  const text = reportText(REPORT);
  const cells = (what: string) => {
    const line = text.split("\n").find((one) => one.startsWith(`| ${what}`));
    return line?.split("|").map((cell) => cell.trim());
  };
  expect(cells("synth of the default deployment")).toEqual([
    "",
    "synth of the default deployment, cold bundle cache",
    "1.25 s",
    "0.25 s",
    "5.00 x",
    "4.5 x floor 1",
    "no",
    "5",
    "",
  ]);
  expect(cells("resources of a provider with 300 routes")?.slice(2, 7)).toEqual(["11", "", "", "10", "no"]);
  expect(text).toContain("Measured on 2 cores with 8 GB of memory, linux x64, Node.js v22.0.0.");
});
