import { sizeProblems } from "../../src/access/world/policy-size";
import { policySize } from "../../src/access/world/sized-document";
import { worldOf } from "../../src/access/world/world";
import { parseDeployment } from "../../src/config/parse-deployment";
import { type ClientAuth, type DeploymentShape, manyConsumers } from "./shapes";

/** The number of consumers of a kind that fit into one provider's resource policy. */
export interface PolicyFit {
  readonly auths: readonly ClientAuth[];
  /** The quota of the resource policy, in characters. */
  readonly quota: number;
  readonly consumers: number;
  /** The characters that each further consumer adds. */
  readonly charactersEach: number;
  /** The characters of the policy without its consumers. */
  readonly charactersFixed: number;
}

export function policyFit(auths: readonly ClientAuth[], quota: number): PolicyFit {
  const shape = (count: number) => manyConsumers(count, count, auths, quota);
  // With two consumers a policy has all its statements, and lists instead of single values.
  const [two, three] = [2, 3].map((count) => resourcePolicySize(shape(count))) as [number, number];
  const charactersEach = three - two;
  return {
    auths,
    quota,
    consumers: largest(quota, (count) => fits(shape(count))),
    charactersEach,
    charactersFixed: two - 2 * charactersEach,
  };
}

/** The largest count up to a limit that fits, if every smaller count fits too; 0 if none does. */
export function largest(limit: number, fitting: (count: number) => boolean): number {
  let fit = 0;
  let next = 1;
  while (next <= limit && fitting(next)) {
    fit = next;
    next = fit * 2;
  }
  let over = Math.min(next, limit + 1);
  while (over - fit > 1) {
    const middle = Math.floor((fit + over) / 2);
    if (fitting(middle)) fit = middle;
    else over = middle;
  }
  return fit;
}

/** True if every policy of a deployment is within its quota. */
export function fits(shape: DeploymentShape): boolean {
  return sizeProblems(world(shape)).length === 0;
}

function resourcePolicySize(shape: DeploymentShape): number {
  const sizes = world(shape).providers.map(({ documents }) => policySize(documents.resourcePolicy));
  return Math.max(...sizes);
}

function world(shape: DeploymentShape) {
  return worldOf(parseDeployment(JSON.stringify(shape), "bench.json", () => true));
}
