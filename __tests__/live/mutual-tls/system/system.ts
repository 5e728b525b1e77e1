import { makeCertificate } from "../../emulated-aws/strict/http-api/stages/sample-certificate";
import { Gateway, type GatewayOptions } from "../../gateway/gateway";
import { REGION } from "../../support/accounts/accounts";
import { succeeded } from "../../support/processes/run";
import { type LiveSystem, useLiveSystem } from "../../support/system/live-system";
import { type Authorities, makeAuthorities } from "./authorities";
import { ACCOUNTS, DOMAIN, deployment, type Existing, PROVIDER, type Variation } from "./deployment";

/** The deployed system, and the way into it. */
export interface MutualTls extends LiveSystem {
  readonly gateway: Gateway;
  readonly authorities: Authorities;
  readonly existing: Existing;
}

/** Deploys the provider and its consumers, up to the point where no endpoint has been accepted. */
export function useMutualTls(options: GatewayOptions = {}): () => MutualTls {
  const live = useLiveSystem({ attached: true });
  let own: Pick<MutualTls, "gateway" | "authorities" | "existing"> | undefined;
  const system = () => {
    if (own === undefined) throw new Error("there is no system");
    return { ...live(), ...own };
  };
  beforeAll(async () => {
    const { aws, workspace, account } = live();
    const authorities = await makeAuthorities(workspace.folder);
    const certificateArn = await makeCertificate(account(PROVIDER).ec2, aws.url, REGION);
    const gateway = new Gateway(live(), ACCOUNTS, { ...options, domainNames: [DOMAIN] });
    gateway.runFunctions();
    own = { gateway, authorities, existing: { ...authorities, certificateArn } };
    await describeAnew(system(), {});
    await Promise.all(["provider", "orders", "billing"].map((stackId) => init(system(), stackId)));
    await apply(system(), "provider");
    await Promise.all(["orders", "billing"].map((stackId) => apply(system(), stackId)));
    await gateway.look();
  });
  afterAll(() => own?.gateway.close());
  return system;
}

/** Writes the stacks of a deployment. */
export async function describeAnew(
  { workspace, existing }: Pick<MutualTls, "workspace" | "existing">,
  variation: Variation,
): Promise<void> {
  workspace.describe(deployment(existing, variation));
  succeeded("synth", await workspace.synth());
}

async function init({ workspace }: LiveSystem, stackId: string): Promise<void> {
  succeeded(`init of ${stackId}`, await workspace.terraform(stackId, "init"));
}

export async function apply({ workspace }: LiveSystem, stackId: string): Promise<void> {
  succeeded(`apply of ${stackId}`, await workspace.terraform(stackId, "apply", "-auto-approve"));
}

export async function destroy({ workspace }: LiveSystem, stackId: string): Promise<void> {
  succeeded(`destroy of ${stackId}`, await workspace.terraform(stackId, "destroy", "-auto-approve"));
}
