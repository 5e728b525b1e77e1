import type { CallEvent } from "../../../../lambdas/client/event/event";
import type { Answer } from "../../../../lambdas/client/response/respond";
import { clientAnswer } from "../../gateway/functions/client-answer";
import { type FunctionOverrides, PATIENT } from "../../gateway/functions/lambda-service";
import type { Gateway } from "../../gateway/gateway";
import { writeEntry } from "../../gateway/logs/write-entry";
import { useGateway } from "../../gateway/use-gateway";
import { succeeded } from "../../support/processes/run";
import { type LiveSystem, useLiveSystem } from "../../support/system/live-system";
import { ACCOUNTS, CONSUMER, DEPLOYMENT, ORGANIZATION } from "./deployment";
import { useDeployer } from "./looking";

/** A deployed system that can be made ill, and looked at by doctor. */
export interface Patient extends LiveSystem {
  readonly gateway: Gateway;
}

/** Deploys the system up to the point where the provider does not know its consumers yet. */
export function usePatient(): () => Patient {
  const live = useLiveSystem({ attached: true });
  const gateway = useGateway(live, ACCOUNTS, { logsCalls: true, organizationId: ORGANIZATION });
  useDeployer(live);
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

export async function apply(
  { workspace }: LiveSystem,
  stackId: string,
  ...options: readonly string[]
): Promise<void> {
  const applied = await workspace.terraform(stackId, "apply", "-auto-approve", ...options);
  succeeded(`apply of ${stackId}`, applied);
}

/** Has a client call, and Lambda keep what it logs. */
export async function call(
  { gateway, account }: Pick<Patient, "gateway" | "account">,
  name: string,
  event: CallEvent = {},
  overrides: FunctionOverrides = {},
  accountId = CONSUMER,
): Promise<Answer> {
  const process = await gateway.lambda.start(accountId, name, {
    ...PATIENT,
    ...overrides,
    environment: { ...PATIENT.environment, ...overrides.environment },
  });
  const answer = await clientAnswer(process, event);
  await process.stop();
  for (const line of process.output.split("\n").filter((one) => one.startsWith("{")))
    await writeEntry(account(accountId), `/aws/lambda/${name}`, line);
  return answer;
}
