import { join } from "node:path";
import type { CallEvent } from "../../../lambdas/client/event/event";
import type { Answer } from "../../../lambdas/client/response/respond";
import { loadDeployment } from "../../../src/config/load-deployment";
import type { Party } from "../../../src/model/party";
import { type Aws, awsOfParty } from "../../../src/operate/aws/aws";
import { requiredAction } from "../../../src/operate/aws/problems/required-action";
import { type DoctorOptions, doctor } from "../../../src/operate/doctor/doctor";
import { clientAnswer } from "../gateway/functions/client-answer";
import { type FunctionOverrides, PATIENT } from "../gateway/functions/lambda-service";
import type { Gateway } from "../gateway/gateway";
import { writeEntry } from "../gateway/logs/write-entry";
import { useGateway } from "../gateway/use-gateway";
import { succeeded } from "../support/processes/run";
import { type LiveSystem, useLiveSystem } from "../support/system/live-system";
import { ACCOUNTS, CONSUMER, DEPLOYMENT, ORGANIZATION } from "./deployment";

/** A deployed system that can be made ill, and looked at by doctor. */
export interface Patient extends LiveSystem {
  readonly gateway: Gateway;
}

/** The outcome of `doctor`. */
export interface Said {
  readonly status: number;
  readonly text: string;
  /** The ids of the causes that it found, in its order. */
  readonly causes: readonly string[];
}

/** Deploys the system up to the point where the provider does not know its consumers yet. */
export function usePatient(): () => Patient {
  const live = useLiveSystem({ attached: true });
  const gateway = useGateway(live, ACCOUNTS, { logsCalls: true, organizationId: ORGANIZATION });
  const before = { ...process.env };
  beforeAll(async () => {
    const { workspace, aws } = live();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: "deployer",
      AWS_SECRET_ACCESS_KEY: "deployer",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    workspace.describe(DEPLOYMENT);
    succeeded("synth", await workspace.synth());
    const init = async (stackId: string) =>
      succeeded(`init of ${stackId}`, await workspace.terraform(stackId, "init"));
    await Promise.all(["provider", "consumer", "second"].map(init));
    await apply(live(), "provider");
    await Promise.all(["consumer", "second"].map((stackId) => apply(live(), stackId)));
    await gateway().look();
  });
  afterAll(() => {
    process.env = before;
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

/** Looks at the deployment. @param call one call @default all of them */
export async function lookAt(
  { workspace }: Patient,
  call?: string,
  options: Partial<DoctorOptions> = {},
): Promise<Said> {
  let text = "";
  const stream = {
    write: (part: string | Uint8Array) => {
      text += part;
      return true;
    },
  };
  const deployment = loadDeployment(join(workspace.folder, "deployment.yaml"));
  const status = await doctor(deployment, { call, ...options }, { out: stream, err: stream });
  const causes = [...text.matchAll(/^([a-z-]+): [A-Z]/gm)].map(([, id = ""]) => id);
  return { status, text, causes };
}

/** AWS as parties reach it, which notes for each call the account and the permission that it needs. */
export function noting(used: Set<string>): (party: Party) => Aws {
  return (party) => {
    const own = awsOfParty(party);
    const client: Aws["client"] = (service, region) => {
      const made = own.client(service, region);
      const stack = made.middlewareStack as unknown as {
        add: (middleware: Note, options: { step: "initialize"; name: string; override: true }) => void;
      };
      const note: Note =
        (next, { commandName }) =>
        (args) => {
          const action = requiredAction(made.config.serviceId, commandName.replace(/Command$/, ""));
          used.add(`${party.account} ${action}`);
          return next(args);
        };
      stack.add(note, { step: "initialize", name: "note", override: true });
      return made;
    };
    return { ...own, client };
  };
}

type Note = (
  next: (args: object) => unknown,
  context: { readonly commandName: string },
) => (args: object) => unknown;

/** Has a client call, and Lambda keep what it logs. */
export async function call(
  { gateway, account }: Patient,
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
