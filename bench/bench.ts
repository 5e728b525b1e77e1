import { run } from "../src/commands/command-line";
import { type BenchArguments, benchArguments } from "./arguments";
import { runSynthesis } from "./measure/deployment-figures";
import { thisMachine } from "./measure/machine";
import { makeWorkspace } from "./measure/workspace";
import { budgetedFigures, isWithin } from "./report/budgets";
import { writeDocument } from "./report/document";
import type { Report } from "./report/report";
import { reportText } from "./report/report-text";
import { checkFigures } from "./sections/check-figures";
import { consumerScale } from "./sections/consumer-scale";
import { defaultSynthesis } from "./sections/default-synthesis";
import { functionFigures } from "./sections/function-figures";
import { gatewayScale } from "./sections/gateway-scale";
import { installedProgram } from "./sections/installed-program";
import { otherShapes } from "./sections/other-shapes";
import { policyFits } from "./sections/policy-fits";
import { providerRoutes } from "./sections/provider-routes";
import { reportPage } from "./sections/report-page";

const SECTIONS = {
  synthesis: defaultSynthesis,
  page: reportPage,
  program: installedProgram,
  functions: functionFigures,
  policies: policyFits,
  consumers: consumerScale,
  gateway: gatewayScale,
  routes: providerRoutes,
  shapes: otherShapes,
  check: checkFigures,
} satisfies { [S in keyof Omit<Report, "machine">]-?: (...args: never) => Report[S] };

type Section = keyof typeof SECTIONS;

function measure({ sections, runs }: BenchArguments<Section>): Report {
  const workspace = makeWorkspace();
  try {
    // A first unmeasured run fills tsx's cache and the system's file cache.
    runSynthesis(workspace, "deployment.yaml");
    const parts = sections.map((section) => {
      process.stderr.write(`${section} ...\n`);
      return [section, SECTIONS[section](workspace, runs)] as const;
    });
    return { machine: thisMachine(), ...Object.fromEntries(parts) };
  } finally {
    workspace.remove();
  }
}

function printed(report: Report, output: "markdown" | "json"): string {
  if (output === "markdown") return reportText(report);
  const budgets = budgetedFigures(report).map((one) => ({ ...one, within: isWithin(one) }));
  return JSON.stringify({ ...report, budgets }, undefined, 2);
}

void run(() => {
  const request = benchArguments(process.argv.slice(2), Object.keys(SECTIONS) as Section[]);
  const report = measure(request);
  if (request.output === "document") writeDocument(reportText(report));
  else process.stdout.write(`${printed(report, request.output)}\n`);
});
