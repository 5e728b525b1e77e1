import { succeeded } from "../support/processes/run";
import { type LiveApi, liveApi } from "../support/system/live-api";
import { stateOf } from "../support/system/live-deployment";
import type { LiveSystem } from "../support/system/live-system";
import { planChanges } from "../support/terraform/plan";
import { deployment, type Variation } from "./deployment";
import { orderProblems, recordCalls } from "./management-calls";

export interface Applying {
  /** True = Terraform refreshes its state before it plans. @default true */
  readonly refresh?: boolean;
  /** Is waited for after each call that changes something. @default nothing */
  readonly after?: () => Promise<void>;
}

/**
 * Applies the provider's stack with a variation of the deployment, and checks what must always hold: the
 * order of the calls loses nothing, the stage serves the saved policy, the API is still private, and no
 * changes remain.
 */
export async function appliedApi(
  system: LiveSystem,
  variation: Variation,
  { refresh = true, after }: Applying = {},
): Promise<LiveApi> {
  const { aws, workspace } = system;
  workspace.describe(deployment(variation));
  succeeded("synth", await workspace.synth());
  const recorded = recordCalls(aws, after);
  const args = ["apply", "-auto-approve", `-refresh=${refresh}`];
  succeeded("apply of provider", await workspace.terraform("provider", ...args));
  expect(orderProblems(recorded())).toEqual([]);

  const api = await liveApi(system);
  expect(api.servedPolicy).toEqual(api.savedPolicy);
  expect(api.servedRoutes).toEqual(api.routes);
  expect(api.endpointTypes).toEqual(["PRIVATE"]);
  expect(await planChanges(workspace, "provider")).toEqual({});
  return api;
}

/** Writes the consumer's state, as its own apply would with this endpoint. */
export async function publishEndpoint({ state }: LiveSystem, endpointId: string): Promise<void> {
  const outputs = {
    endpoint_ids: { value: { provider: endpointId }, type: ["object", { provider: "string" }] },
  };
  const content = {
    version: 4,
    terraform_version: "1.11.0",
    serial: 1,
    lineage: "consumer",
    outputs,
    resources: [],
  };
  await state.write(stateOf("consumer"), JSON.stringify(content));
}
