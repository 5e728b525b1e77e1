import type { Floor } from "../measure/floors";
import type { Compared } from "../measure/in-turn";
import { costsPerConsumer } from "../sections/consumer-scale";
import type { Report } from "./report";

/** A figure with a budget. */
export interface BudgetedFigure {
  readonly what: string;
  readonly measured: number;
  /** @default a count */
  readonly unit?: Unit;
  /** The floor that was measured alternately with it. */
  readonly floor?: number;
  /** Measured over floor; present if the budget limits the ratio. */
  readonly ratio?: number;
  readonly budget: number;
  /** The floor that is the budget's unit, if it limits a ratio. */
  readonly timesFloor?: Floor;
  readonly runs: number;
}

export type Unit = "s" | "ms" | "MB" | "KB" | "x";

/**
 * The largest growth of the cost per consumer that counts as linear. The tolerance is needed because the two
 * deployments are not measured alternately.
 */
const LINEAR = 1.25;

/** The figures of a report that have a budget, in the order of the table of budgets. */
export function budgetedFigures(report: Report): readonly BudgetedFigure[] {
  const { check } = report;
  return [
    ...synthesisFigures(report),
    ...pageFigures(report),
    ...programFigures(report),
    ...consumerFigures(report),
    ...gatewayFigures(report),
    ...routeFigures(report),
    ...functionFigures(report),
    ...(check ? [inFloors("`npm run check`", check.seconds, "s", { budget: 110, timesFloor: 1 })] : []),
  ];
}

export function isWithin({ measured, ratio, budget }: BudgetedFigure): boolean {
  return (ratio ?? measured) <= budget;
}

function synthesisFigures({ synthesis }: Report): readonly BudgetedFigure[] {
  if (synthesis === undefined) return [];
  const { cold, warm } = synthesis;
  return [
    inFloors("synth of the default deployment, cold bundle cache", cold.seconds, "s", {
      budget: 4.5,
      timesFloor: 1,
    }),
    inFloors("the same with a warm bundle cache", warm.seconds, "s", { budget: 3, timesFloor: 1 }),
    {
      what: "peak memory of that",
      measured: Math.max(cold.peakMegabytes, warm.peakMegabytes),
      unit: "MB",
      budget: 140,
      runs: cold.seconds.runs,
    },
    inFloors("the complete proof of the default deployment", warm.proofMs, "ms", {
      budget: 0.5,
      timesFloor: 3,
    }),
  ];
}

function pageFigures({ page }: Report): readonly BudgetedFigure[] {
  if (page === undefined) return [];
  return [inFloors("`crosslink report` of the default deployment", page, "s", { budget: 3, timesFloor: 1 })];
}

function programFigures({ program }: Report): readonly BudgetedFigure[] {
  if (program === undefined) return [];
  const { synthSeconds, peakMegabytes, helpMs } = program;
  return [
    inFloors("synth by the installed program, warm", synthSeconds, "s", { budget: 2.2, timesFloor: 1 }),
    {
      what: "peak memory of the installed program",
      measured: peakMegabytes,
      unit: "MB",
      budget: 140,
      runs: synthSeconds.runs,
    },
    inFloors("`crosslink --help`", helpMs, "ms", { budget: 2, timesFloor: 3 }),
  ];
}

function consumerFigures({ consumers }: Report): readonly BudgetedFigure[] {
  const most = consumers?.at(-1);
  if (consumers === undefined || most === undefined) return [];
  const [before, last] = costsPerConsumer(consumers).slice(-2);
  return [
    inFloors(`${most.consumers} consumers over ${most.providers} providers, proof included`, most.work, "s", {
      budget: 1.4,
      timesFloor: 2,
    }),
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

function gatewayFigures({ gateway }: Report): readonly BudgetedFigure[] {
  if (gateway === undefined) return [];
  return [
    inFloors(`a gateway in front of ${gateway.providers} services, proof included`, gateway.work, "s", {
      budget: 1.4,
      timesFloor: 2,
    }),
  ];
}

function routeFigures({ routes }: Report): readonly BudgetedFigure[] {
  if (routes === undefined) return [];
  return [
    {
      what: `resources of a provider with ${routes.routes} routes, beyond those with one`,
      measured: routes.resources - routes.resourcesOfOne,
      budget: 10,
      runs: 1,
    },
  ];
}

const CLIENTS = [
  { name: "direct", zipKilobytes: 15 },
  { name: "assume-role", zipKilobytes: 75 },
];

function functionFigures({ functions = [] }: Report): readonly BudgetedFigure[] {
  const figures = CLIENTS.flatMap(({ name, zipKilobytes }) => {
    const found = functions.find((one) => one.name === name);
    return found ? [{ budget: zipKilobytes, found }] : [];
  });
  return [
    ...figures.map(({ budget, found }) => ({
      what: `zip of the ${found.name} client`,
      measured: found.zipKilobytes,
      unit: "KB" as const,
      budget,
      runs: 1,
    })),
    ...figures.map(({ found }) =>
      inFloors(`import of the ${found.name} client, over bare node`, found.overBareNodeMs, "ms", {
        budget: 0.5,
        timesFloor: 3,
      }),
    ),
  ];
}

function inFloors(
  what: string,
  { measured, floor, ratio, runs }: Compared,
  unit: Unit,
  { budget, timesFloor }: Required<Pick<BudgetedFigure, "budget" | "timesFloor">>,
): BudgetedFigure {
  return { what, measured, unit, floor, ratio, budget, timesFloor, runs };
}
