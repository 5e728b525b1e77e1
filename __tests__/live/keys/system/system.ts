import type { Gateway, GatewayOptions } from "../../gateway/gateway";
import { useGateway } from "../../gateway/use-gateway";
import { succeeded } from "../../support/processes/run";
import { type LiveSystem, useLiveSystem } from "../../support/system/live-system";
import { ACCOUNTS, DEPLOYMENT, STACKS } from "./deployment";
import { readable } from "./settled";
import { type WatchedKeys, watchKeys } from "./watched-keys";

/** The deployed system, and the way into it. */
export interface KeySystem extends LiveSystem {
  readonly gateway: Gateway;
  /** The keys and states that passed to AWS. */
  readonly watched: WatchedKeys;
  /** Everything that Terraform printed. */
  readonly printed: string[];
}

/** Deploys the system up to the point where the provider does not know its consumers yet. */
export function useKeySystem(options: GatewayOptions = {}): () => KeySystem {
  const live = useLiveSystem({ attached: true, eventuallyConsistent: true });
  const printed: string[] = [];
  let watched: WatchedKeys = { keys: new Set(), states: [] };
  const used = (): KeySystem => ({ ...live(), gateway: gateway(), watched, printed });
  const gateway = useGateway(live, ACCOUNTS, options);
  beforeAll(async () => {
    const { aws, workspace } = live();
    watched = watchKeys(aws);
    workspace.describe(DEPLOYMENT);
    succeeded("synth", await workspace.synth());
    const init = async (stackId: string) =>
      succeeded(`init of ${stackId}`, await workspace.terraform(stackId, "init"));
    await Promise.all(STACKS.map(init));
    await apply(used(), "provider");
    await Promise.all(["shop", "other"].map((stackId) => apply(used(), stackId)));
    await gateway().look();
    await readable(used());
  });
  return used;
}

export async function apply({ workspace, printed }: KeySystem, stackId: string): Promise<void> {
  const run = await workspace.terraform(stackId, "apply", "-auto-approve");
  printed.push(succeeded(`apply of ${stackId}`, run).output);
}
