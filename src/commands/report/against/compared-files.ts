import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Json } from "../../../access/network/stack/stack-json";
import { accessProblems, examine } from "../../../access/prove";
import { proveNetwork } from "../../../access/prove-network";
import { sizeProblems } from "../../../access/world/policy-size";
import { type SamplePlaces, samplePlaces } from "../../../access/world/sample-places";
import { worldOf } from "../../../access/world/world";
import { bundleFunctions } from "../../../bundle/bundle-functions";
import { loadDeployment } from "../../../config/load-deployment";
import type { Deployment } from "../../../model/deployment";
import { ConfigError } from "../../../model/problem";
import { type AccessDiff, accessDiff } from "../../../report/diff/access-diff";
import { type PlanEffects, planEffects } from "../../../report/diff/plan/plan-effects";
import { PlanError, readPlan } from "../../../report/diff/plan/read-plan";
import type { Side } from "../../../report/diff/side";
import { stackJson } from "../../../stacks/synthesize";
import { gatewayProof } from "../../gateway-proof";
import { withOtherFile } from "./other-deployment";

/**
 * Compares a deployment file with the one of a git ref or another folder.
 * @param plans files with the JSON of plans of the first
 * @throws ConfigError that names the side, if one of them is no deployment whose proof holds
 */
export async function comparedWith(
  against: string,
  file: string,
  plans: readonly string[] = [],
): Promise<AccessDiff> {
  const effects = plans.map(effectsOf);
  const after = loadDeployment(file);
  return withOtherFile(against, file, async ({ path, name }) => {
    const before = loadDeployment(path);
    const places = samplePlaces([before, after]);
    const later = await side(after, file, places);
    const earlier = isSame(before, path, after, file) ? later : await side(before, path, places);
    return accessDiff({ name, side: earlier }, { name: file, side: later }, effects);
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
