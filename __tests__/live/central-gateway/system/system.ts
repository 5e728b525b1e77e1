import { Gateway, type GatewayOptions } from "../../gateway/gateway";
import { startTokenIssuer, type TokenIssuer } from "../../gateway/sample/token-issuer";
import { createRepository } from "../../support/accounts/image-repository";
import { succeeded } from "../../support/processes/run";
import { type LiveSystem, useLiveSystem } from "../../support/system/live-system";
import { ACCOUNTS, ADDED, deployment, ISSUER, NAMES, REPOSITORY, type Variation } from "./deployment";
import { namesProgram } from "./names-program";

/** The deployed system, and the way into it. */
export interface CentralGateway extends LiveSystem {
  readonly gateway: Gateway;
  readonly issuer: TokenIssuer;
}

/** The services' stacks, which have to be applied before the gateway's, and again after it. */
export const SERVICES = ["todo", "names"];

/** Deploys the services and the gateway, up to the point where no service has accepted its endpoint. */
export function useCentralGateway(options: GatewayOptions = {}): () => CentralGateway {
  const live = useLiveSystem({ attached: true, eventuallyConsistent: true });
  let own: Pick<CentralGateway, "gateway" | "issuer"> | undefined;
  beforeAll(async () => {
    const issuer = await startTokenIssuer(ISSUER);
    const program = await namesProgram(live().workspace.folder);
    const gateway = new Gateway(live(), ACCOUNTS, {
      ...options,
      issuers: { [ISSUER]: issuer.address },
      images: { [REPOSITORY]: program, [REPOSITORY.replace(NAMES, ADDED)]: program },
    });
    gateway.runFunctions();
    own = { issuer, gateway };
    for (const account of [NAMES, ADDED]) await createRepository(live().account(account), "names");
    await describeAnew(live(), {});
    await Promise.all([...SERVICES, "gateway"].map((stackId) => init(live(), stackId)));
    await Promise.all(SERVICES.map((stackId) => apply(live(), stackId)));
    await apply(live(), "gateway");
    await gateway.look();
  });
  afterAll(async () => {
    await own?.gateway.close();
    await own?.issuer.close();
  });
  return () => {
    if (own === undefined) throw new Error("there is no system");
    return { ...live(), ...own };
  };
}

/** Writes the stacks of a deployment. */
export async function describeAnew({ workspace }: LiveSystem, variation: Variation): Promise<void> {
  workspace.describe(deployment(variation));
  succeeded("synth", await workspace.synth());
}

export async function init({ workspace }: LiveSystem, stackId: string): Promise<void> {
  succeeded(`init of ${stackId}`, await workspace.terraform(stackId, "init"));
}

export async function apply({ workspace }: LiveSystem, stackId: string): Promise<void> {
  succeeded(`apply of ${stackId}`, await workspace.terraform(stackId, "apply", "-auto-approve"));
}
