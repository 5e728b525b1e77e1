import { deploymentExpectations } from "../../../src/access/network/deployment-expectations";
import { networkFindings } from "../../../src/access/network/network-findings";
import type { Json } from "../../../src/access/network/stack/stack-json";
import { examineGateways } from "../../../src/access/prove-gateways";
import { samplePlaces } from "../../../src/access/world/sample-places";
import { worldOf } from "../../../src/access/world/world";
import type { Deployment } from "../../../src/model/deployment";
import { type AccessDiff, accessDiff } from "../../../src/report/diff/access-diff";
import type { Side } from "../../../src/report/diff/side";
import { deploymentFrom } from "../../support/deployment";
import { synth } from "../../support/synth";

/** Two deployments as sides, by their documents alone: without stacks. */
export function documentSides(before: Deployment, after: Deployment): readonly [Side, Side] {
  const places = samplePlaces([before, after]);
  const side = (deployment: Deployment): Side => ({
    world: worldOf(deployment, places),
    stacks: {},
    network: { sentences: [] },
  });
  return [side(before), side(after)];
}

export function documentDiff(before: Deployment, after: Deployment): AccessDiff {
  const [earlier, later] = documentSides(before, after);
  return accessDiff({ name: "before", side: earlier }, { name: "after", side: later });
}

export function fileDiff(before: object, after: object): AccessDiff {
  return documentDiff(deploymentFrom(before), deploymentFrom(after));
}

/** Two deployments with everything that their stacks say. */
export function wholeDiff(
  before: Deployment,
  after: Deployment,
  names: readonly [before: string, after: string] = ["before", "after"],
): AccessDiff {
  const [earlier, later] = documentSides(before, after);
  return accessDiff(
    { name: names[0], side: withStacks(earlier) },
    { name: names[1], side: withStacks(later) },
  );
}

function withStacks(side: Side): Side {
  const { deployment } = side.world;
  const { providers, consumers, gatewayConsumers, serviceProviders } = deployment;
  const all = Object.entries(synth(deployment)).map(([id, { json }]): [string, Json] => [id, json as never]);
  const own = new Set([...providers, ...consumers].map(({ stackId }) => stackId));
  const ofApis = Object.fromEntries(all.filter(([id]) => own.has(id)));
  const hasGateways = gatewayConsumers.length + serviceProviders.length > 0;
  const stacks = Object.fromEntries(all);
  return {
    ...{ ...side, stacks },
    network: networkFindings(ofApis, deploymentExpectations(deployment)),
    ...(hasGateways && { gateways: examineGateways(deployment, stacks) }),
  };
}
