import type { Compared } from "./in-turn";
import type { Report } from "./report";
import { costsPerConsumer } from "./sections/consumer-scale";

/** A figure that DESIGN sets a limit to. */
export interface BudgetedFigure {
  readonly what: string;
  readonly measured: number;
  readonly unit: Unit;
  /** What was measured in turn with it. */
  readonly floor?: number;
  /** Measured over floor: present where that is what the budget limits. */
  readonly ratio?: number;
  readonly budget: number;
  readonly runs: number;
}

export type Unit = "s" | "ms" | "MB" | "KB" | "x";

/** Of the cost per consumer: what counts as the same, since the figures of two deployments are not taken in turn. */
const LINEAR = 1.25;

/** The figures of a report that have a budget, in the order of the table of budgets. */
export function budgetedFigures(report: Report): readonly BudgetedFigure[] {
  return [
    ...synthesisFigures(report),
    ...consumerFigures(report),
    ...functionFigures(report),
    ...(report.check
      ? [{ what: "`npm run check`", measured: report.check.seconds, unit: "s" as const, budget: 30, runs: 1 }]
      : []),
  ];
}

export function isWithin({ measured, ratio, budget }: BudgetedFigure): boolean {
  return (ratio ?? measured) <= budget;
}

function synthesisFigures({ synthesis }: Report): readonly BudgetedFigure[] {
  if (synthesis === undefined) return [];
  const { cold, warm } = synthesis;
  return [
    ratioOf("synth of the default deployment, cold bundle cache", cold.seconds, 5),
    ratioOf("the same with a warm bundle cache", warm.seconds, 3.5),
    {
      what: "peak memory of that",
      measured: Math.max(cold.peakMegabytes, warm.peakMegabytes),
      unit: "MB",
      budget: 180,
      runs: cold.seconds.runs,
    },
  ];
}

function consumerFigures({ consumers }: Report): readonly BudgetedFigure[] {
  const most = consumers?.at(-1);
  if (consumers === undefined || most === undefined) return [];
  const [before, last] = costsPerConsumer(consumers).slice(-2);
  return [
    ratioOf(
      `${most.consumers} consumers over ${most.providers} providers, access check included`,
      most.work,
      1.5,
    ),
    ...(before && last
      ? [
          {
            what: `cost per consumer of ${last.consumers} over that of ${before.consumers} (linear)`,
            measured: last.workMs / before.workMs,
            unit: "x" as const,
            floor: last.floorMs / before.floorMs,
            budget: LINEAR,
            runs: most.work.runs,
          },
        ]
      : []),
  ];
}

const CLIENTS = [
  { name: "direct", zipKilobytes: 15, importMs: 40 },
  { name: "assume-role", zipKilobytes: 110, importMs: 40 },
];

function functionFigures({ functions = [] }: Report): readonly BudgetedFigure[] {
  const figures = CLIENTS.flatMap((budget) => {
    const found = functions.find(({ name }) => name === budget.name);
    return found ? [{ budget, found }] : [];
  });
  return [
    ...figures.map(({ budget, found }) => ({
      what: `zip of the ${found.name} client`,
      measured: found.zipKilobytes,
      unit: "KB" as const,
      budget: budget.zipKilobytes,
      runs: 1,
    })),
    ...figures.map(({ budget, found }) => ({
      what: `import of the ${found.name} client, over bare node`,
      measured: found.importMs.difference,
      unit: "ms" as const,
      floor: found.importMs.floor,
      budget: budget.importMs,
      runs: found.importMs.runs,
    })),
  ];
}

function ratioOf(what: string, { measured, floor, ratio, runs }: Compared, budget: number): BudgetedFigure {
  return { what, measured, unit: "s", floor, ratio, budget, runs };
}
