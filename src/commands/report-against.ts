import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Json } from "../access/network/stack/stack-json";
import { accessProblems, examine } from "../access/prove";
import { proveNetwork } from "../access/prove-network";
import { sizeProblems } from "../access/world/policy-size";
import { type SamplePlaces, samplePlaces } from "../access/world/sample-places";
import { worldOf } from "../access/world/world";
import { bundleFunctions } from "../bundle/bundle-functions";
import { loadDeployment } from "../config/load-deployment";
import type { Deployment } from "../model/deployment";
import { ConfigError } from "../model/problem";
import { type AccessDiff, accessDiff, withDirection } from "../report/diff/access-diff";
import { type PlanEffects, planEffects } from "../report/diff/plan/plan-effects";
import { PlanError, readPlan } from "../report/diff/plan/read-plan";
import type { Side } from "../report/diff/side";
import { diffJson } from "../report/diff/text/diff-json";
import { diffMarkdown } from "../report/diff/text/diff-markdown";
import { diffPage } from "../report/diff/text/diff-page";
import { diffText } from "../report/diff/text/diff-text";
import { paintFor } from "../report/paint";
import { OUTPUT, stackJson } from "../stacks/synthesize";
import { withOtherFile } from "./against/other-deployment";
import { gatewayProof } from "./gateway-proof";

export interface AgainstOptions {
  /** A git ref, a folder or a deployment file. */
  readonly against: string;
  /** Files with the JSON of plans. */
  readonly plan?: readonly string[];
  readonly markdown?: boolean;
  readonly json?: boolean;
  readonly output?: string;
  readonly failOn?: "new-access";
}

/** The exit status where something is newly allowed, and that was asked to fail. */
const NEW_ACCESS = 3;

/**
 * Tells what a deployment file changes about access, compared with the one of a git ref or another folder.
 * @throws ConfigError that names the side, if one of them is no deployment whose proof holds
 */
export async function reportAgainst(file: string, options: AgainstOptions): Promise<void> {
  const diff = await compared(file, options);
  deliver(diff, options);
  const isNew = withDirection(diff.changes, "newly allowed").length > 0;
  if (options.failOn === "new-access" && isNew) process.exitCode = NEW_ACCESS;
}

async function compared(file: string, { against, plan = [] }: AgainstOptions): Promise<AccessDiff> {
  const plans = plan.map(effectsOf);
  const after = loadDeployment(file);
  return withOtherFile(against, file, async ({ path, name }) => {
    const before = loadDeployment(path);
    const places = samplePlaces([before, after]);
    const later = await side(after, file, places);
    const earlier = isSame(before, path, after, file) ? later : await side(before, path, places);
    return accessDiff({ name, side: earlier }, { name: file, side: later }, plans);
  });
}

/** True if two files say the same, wherever their handlers are: documents and stacks are made of what they say alone. */
function isSame(before: Deployment, path: string, after: Deployment, file: string): boolean {
  return wordsOf(before, path) === wordsOf(after, file);
}

function wordsOf(deployment: Deployment, file: string): string {
  return JSON.stringify(deployment).replaceAll(JSON.stringify(dirname(resolve(file))).slice(1, -1), ".");
}

/** @throws ConfigError if the proof of access or of the network does not hold */
async function side(deployment: Deployment, file: string, places: SamplePlaces): Promise<Side> {
  const world = worldOf(deployment);
  const problems = [...sizeProblems(world), ...accessProblems(examine(world))];
  if (problems.length > 0) throw new ConfigError(file, problems);
  const stacks = stackJson(deployment, await bundleFunctions(deployment, file)) as Readonly<
    Record<string, Json>
  >;
  const network = proveNetwork(deployment, file, stacks);
  const [gateways] = gatewayProof(deployment, file, stacks);
  return { world: worldOf(deployment, places), stacks, network, gateways };
}

function effectsOf(file: string): PlanEffects {
  try {
    return planEffects(file, readPlan(JSON.parse(readFileSync(file, "utf8")) as Json));
  } catch (error) {
    throw new ConfigError(file, [{ path: "", message: planMessage(error) }]);
  }
}

function planMessage(error: unknown): string {
  if (error instanceof PlanError) return error.message;
  if (error instanceof SyntaxError)
    return "expected the JSON of terraform show -json for a plan, got no JSON";
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return "expected a file, got none";
  throw error;
}

/** Prints text, and writes the page beside it; what is asked for in one form is printed, or written into the file that is named. */
function deliver(diff: AccessDiff, { markdown, json, output }: AgainstOptions): void {
  const page = output ?? join(OUTPUT, "report.html");
  if (json) put(`${diffJson(diff)}\n`, output);
  else if (markdown) put(diffMarkdown(diff), output);
  else if (!/\.html?$/i.test(page)) put(`${diffText(diff, (word) => word)}\n`, page);
  else {
    process.stdout.write(`${diffText(diff, paintFor(process.stdout, process.env))}\n\n`);
    put(diffPage(diff), page);
  }
}

function put(text: string, path: string | undefined): void {
  if (path === undefined) return void process.stdout.write(text);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}
