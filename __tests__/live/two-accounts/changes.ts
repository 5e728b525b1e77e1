import { makeNetwork } from "../support/accounts/adopted-network";
import { inventory } from "../support/accounts/inventory";
import { succeeded } from "../support/processes/run";
import { step } from "../support/step";
import { verdictOn } from "../support/system/live-access";
import { liveApi } from "../support/system/live-api";
import {
  CONSUMER_ACCOUNT,
  clientRole,
  liveDeployment,
  SECOND_ACCOUNT,
} from "../support/system/live-deployment";
import { liveEndpoint } from "../support/system/live-endpoint";
import type { LiveSystem } from "../support/system/live-system";
import { PLAN, planChanges } from "../support/terraform/plan";

const ROUTES = ["GET /", "POST /orders/{id}"];
const DIRECT = clientRole(CONSUMER_ACCOUNT, "consumer", "direct");
const SECOND = clientRole(SECOND_ACCOUNT, "second", "direct");

/** Changes of a deployed system: one route more, one consumer more, one consumer less. */
export function changes(system: () => LiveSystem): void {
  step(
    "a route is added: a plan has the document, its policy and a new deployment, and nothing else",
    async () => {
      const { workspace } = system();
      const before = await liveApi(system());
      await describeAnew(system(), { routes: ROUTES });
      expect(await planChanges(workspace, "provider")).toEqual({
        "aws_api_gateway_rest_api.api": "updated in-place, body",
        "aws_api_gateway_rest_api_policy.api": "updated in-place, policy",
        "aws_api_gateway_deployment.api": "replaced",
        "aws_api_gateway_stage.api": "updated in-place, deployment_id",
      });
      succeeded("apply of provider", await workspace.terraform("provider", "apply", PLAN));

      const api = await liveApi(system());
      expect(api.servedRoutes).toEqual(ROUTES);
      expect(api.deploymentId).not.toBe(before.deploymentId);
      expect(api.deploymentIds).toEqual([api.deploymentId]);
    },
  );

  step(
    "a second consumer in a third account: both get in, and the first one's resources are untouched",
    async () => {
      const { account, workspace } = system();
      const before = await inventory(account(CONSUMER_ACCOUNT));
      await describeAnew(system(), { routes: ROUTES, second: await makeNetwork(account(SECOND_ACCOUNT)) });
      succeeded("init of second", await workspace.terraform("second", "init"));
      succeeded("apply of second", await workspace.terraform("second", "apply", "-auto-approve"));
      const endpoint = await liveEndpoint(system(), SECOND_ACCOUNT);
      expect(await verdictOn(system(), SECOND, endpoint)).toContain("denied by");
      succeeded("apply of provider", await workspace.terraform("provider", "apply", "-auto-approve"));

      const first = await liveEndpoint(system(), CONSUMER_ACCOUNT);
      expect(await verdictOn(system(), SECOND, endpoint)).toBe("allowed");
      expect(await verdictOn(system(), DIRECT, first)).toBe("allowed");
      expect(await verdictOn(system(), SECOND, first)).not.toBe("allowed");
      expect(await inventory(account(CONSUMER_ACCOUNT))).toEqual(before);
    },
  );

  step("the second consumer is removed: the next apply of the provider forgets it", async () => {
    const { workspace } = system();
    const endpoint = await liveEndpoint(system(), SECOND_ACCOUNT);
    succeeded("destroy of second", await workspace.terraform("second", "destroy", "-auto-approve"));
    await describeAnew(system(), { routes: ROUTES });
    succeeded("apply of provider", await workspace.terraform("provider", "apply", "-auto-approve"));

    const { servedPolicy } = await liveApi(system());
    expect(JSON.stringify(servedPolicy)).not.toMatch(new RegExp(`${SECOND_ACCOUNT}|${endpoint.id}`));
    expect(await verdictOn(system(), DIRECT, await liveEndpoint(system(), CONSUMER_ACCOUNT))).toBe("allowed");
  });
}

/** Edits the deployment file and writes the stacks anew. */
async function describeAnew({ workspace }: LiveSystem, variation: Parameters<typeof liveDeployment>[0]) {
  workspace.describe(liveDeployment(variation));
  succeeded("synth", await workspace.synth());
}
