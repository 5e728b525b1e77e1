import type { Gateway } from "../../gateway/gateway";
import { useGateway } from "../../gateway/use-gateway";
import { succeeded } from "../../support/processes/run";
import { type LiveSystem, useLiveSystem } from "../../support/system/live-system";
import { ACCOUNTS, DEPLOYMENT } from "./deployment";

/** The deployed system, and the way into it. */
export interface DataPath extends LiveSystem {
  readonly gateway: Gateway;
}

/** Deploys the system up to the point where the provider does not know its consumers yet. */
export function useDataPath(): () => DataPath {
  const live = useLiveSystem({ attached: true });
  const gateway = useGateway(live, ACCOUNTS);
  beforeAll(async () => {
    const { workspace } = live();
    workspace.describe(DEPLOYMENT);
    succeeded("synth", await workspace.synth());
    const init = async (stackId: string) =>
      succeeded(`init of ${stackId}`, await workspace.terraform(stackId, "init"));
    await Promise.all(["provider", "consumer", "second"].map(init));
    await apply(live(), "provider");
    await Promise.all(["consumer", "second"].map((stackId) => apply(live(), stackId)));
    await gateway().look();
  });
  return () => ({ ...live(), gateway: gateway() });
}

export async function apply({ workspace }: LiveSystem, stackId: string): Promise<void> {
  succeeded(`apply of ${stackId}`, await workspace.terraform(stackId, "apply", "-auto-approve"));
}
