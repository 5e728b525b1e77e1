import type { DeploymentFigures } from "../measure/deployment-figures";
import { PHASES, type Phase } from "../measure/phases";
import type { PolicyFit } from "../measure/policy-fit";
import { costsPerConsumer } from "../sections/consumer-scale";
import type { DefaultSynthesis } from "../sections/default-synthesis";
import type { FunctionFigures } from "../sections/function-figures";
import { type BudgetedFigure, budgetedFigures, isWithin } from "./budgets";
import { figure, markdownTable } from "./markdown";
import type { Report } from "./report";

/** A report as Markdown: the table of budgets, then the details. */
export function reportText(report: Report): string {
  const { cores, memoryGigabytes, node, platform } = report.machine;
  const { synthesis, consumers, gateway, shapes, policies, functions } = report;
  const budgeted = budgetedFigures(report);
  return [
    `Measured on ${cores} cores with ${memoryGigabytes} GB of memory, ${platform}, Node.js ${node}.`,
    ...(budgeted.length > 0 ? part("Budgets", budgetTable(budgeted)) : []),
    ...(synthesis ? part("Where the time of a synthesis goes", phaseTable(synthesis)) : []),
    ...(consumers ? part("Many consumers", consumerTable(consumers), costTable(consumers)) : []),
    ...(gateway ? part("Gateways", deploymentTable([[`${gateway.providers} services`, gateway]])) : []),
    ...(shapes ? part("Other shapes", deploymentTable(shapes.map((one) => [one.what, one]))) : []),
    ...(policies ? part("Consumers of one provider", fitTable(policies)) : []),
    ...(functions ? part("Functions", functionTable(functions)) : []),
  ].join("\n\n");
}

function part(title: string, ...tables: readonly string[]): readonly string[] {
  return [`### ${title}`, ...tables];
}

function budgetTable(figures: readonly BudgetedFigure[]): string {
  return markdownTable(
    ["what", "measured", "floor", "ratio", "budget", "within", "runs"],
    figures.map((one) => [
      one.what,
      amount(one.measured, one.unit),
      one.floor === undefined ? "" : amount(one.floor, one.unit),
      one.ratio === undefined ? "" : `${figure(one.ratio)} x`,
      one.timesFloor === undefined
        ? `${one.budget} ${one.unit ?? ""}`.trimEnd()
        : `${one.budget} x floor ${one.timesFloor}`,
      isWithin(one) ? "yes" : "no",
      String(one.runs),
    ]),
  );
}

/** A measured value with its unit, or a count as it is. */
function amount(value: number, unit: BudgetedFigure["unit"]): string {
  return unit === undefined ? String(value) : `${figure(value)} ${unit}`;
}

function phaseTable({ cold, warm }: DefaultSynthesis): string {
  const sum = (of: typeof cold) => Object.values(of.phases).reduce((total, ms) => total + ms, 0);
  const cells = (of: typeof cold, phase: Phase) => [
    `${figure(of.phases[phase])} ms`,
    `${Math.round((of.phases[phase] / sum(of)) * 100)} %`,
  ];
  return markdownTable(
    ["default deployment", "cold", "share", "warm", "share"],
    Object.entries(PHASES).map(([phase, words]) => [
      words,
      ...cells(cold, phase as Phase),
      ...cells(warm, phase as Phase),
    ]),
  );
}

function consumerTable(scale: readonly DeploymentFigures[]): string {
  return deploymentTable(
    scale.map((one) => [
      `${one.consumers} over ${one.providers} provider${one.providers > 1 ? "s" : ""}`,
      one,
    ]),
  );
}

function deploymentTable(rows: readonly (readonly [string, DeploymentFigures])[]): string {
  return markdownTable(
    [
      "deployment",
      "resources",
      "file",
      "proofs",
      "constructs",
      "JSON",
      "all",
      "floor",
      "ratio",
      "peak",
      "floor",
      "runs",
    ],
    rows.map(([what, { resources, phases, work, peakMegabytes, floorPeakMegabytes }]) => [
      what,
      String(resources),
      `${figure(phases.configuration / 1000)} s`,
      `${figure((phases.access + phases.network) / 1000)} s`,
      `${figure(phases.construction / 1000)} s`,
      `${figure(phases.writing / 1000)} s`,
      `${figure(work.measured)} s`,
      `${figure(work.floor)} s`,
      `${figure(work.ratio)} x`,
      `${figure(peakMegabytes)} MB`,
      `${figure(floorPeakMegabytes)} MB`,
      String(work.runs),
    ]),
  );
}

function costTable(scale: readonly DeploymentFigures[]): string {
  return markdownTable(
    ["cost per consumer", "all", "floor", "proofs", "memory", "classes"],
    costsPerConsumer(scale).map((cost) => [
      `of ${cost.consumers}`,
      `${figure(cost.workMs)} ms`,
      `${figure(cost.floorMs)} ms`,
      `${figure(cost.accessMs)} ms`,
      `${figure(cost.megabytes)} MB`,
      figure(cost.classes),
    ]),
  );
}

function fitTable(fits: readonly PolicyFit[]): string {
  return markdownTable(
    ["clients of each consumer", "characters each", "fixed", "quota", "consumers that fit"],
    fits.map(({ auths, charactersEach, charactersFixed, quota, consumers }) =>
      [auths.join(" and "), charactersEach, charactersFixed, quota, consumers].map(String),
    ),
  );
}

function functionTable(functions: readonly FunctionFigures[]): string {
  return markdownTable(
    ["function", "zip", "import", "of nothing", "over bare node", "runs"],
    functions.map(({ name, zipKilobytes, importMs }) => [
      name,
      `${figure(zipKilobytes)} KB`,
      `${figure(importMs.measured)} ms`,
      `${figure(importMs.floor)} ms`,
      `${figure(importMs.difference)} ms`,
      String(importMs.runs),
    ]),
  );
}
