import { orExplain } from "../src/cli/or-explain";
import { type BenchArguments, benchArguments } from "./bench/arguments";
import { budgetedFigures, isWithin } from "./bench/budgets";
import { runSynthesis } from "./bench/deployment-figures";
import { writeDocument } from "./bench/document";
import { thisMachine } from "./bench/machine";
import type { Report } from "./bench/report";
import { reportText } from "./bench/report-text";
import { checkFigures } from "./bench/sections/check-figures";
import { consumerScale } from "./bench/sections/consumer-scale";
import { defaultSynthesis } from "./bench/sections/default-synthesis";
import { functionFigures } from "./bench/sections/function-figures";
import { otherShapes } from "./bench/sections/other-shapes";
import { policyFits } from "./bench/sections/policy-fits";
import { providerRoutes } from "./bench/sections/provider-routes";
import { makeWorkspace } from "./bench/workspace";

const SECTIONS = {
  synthesis: defaultSynthesis,
  functions: functionFigures,
  policies: policyFits,
  consumers: consumerScale,
  routes: providerRoutes,
  shapes: otherShapes,
  check: checkFigures,
} satisfies { [S in keyof Omit<Report, "machine">]-?: (...args: never) => Report[S] };

type Section = keyof typeof SECTIONS;

function measure({ sections, runs }: BenchArguments<Section>): Report {
  const workspace = makeWorkspace();
  try {
    // Once unmeasured: tsx keeps what it compiled, the system what it read.
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

void orExplain(() => {
  const asked = benchArguments(process.argv.slice(2), Object.keys(SECTIONS) as Section[]);
  const report = measure(asked);
  if (asked.output === "document") writeDocument(reportText(report));
  else process.stdout.write(`${printed(report, asked.output)}\n`);
});
