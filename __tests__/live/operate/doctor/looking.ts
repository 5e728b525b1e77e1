import { join } from "node:path";
import { CERTIFICATE_AUTHORIZER } from "../../../../src/bundle/bundle";
import { codeHash } from "../../../../src/bundle/bundle-functions";
import { loadDeployment } from "../../../../src/config/load-deployment";
import type { Party } from "../../../../src/model/party";
import { type Aws, awsOfParty } from "../../../../src/operate/aws/aws";
import { requiredAction } from "../../../../src/operate/aws/problems/required-action";
import { type DoctorOptions, doctor } from "../../../../src/operate/doctor/doctor";
import type { LiveSystem } from "../../support/system/live-system";

/** The outcome of `doctor`. */
export interface Said {
  readonly status: number;
  readonly text: string;
  /** The ids of the causes that it found, in its order. */
  readonly causes: readonly string[];
}

/** Gives the process credentials that may assume the roles of deployers, for the tests of a `describe`. */
export function useDeployer(live: () => LiveSystem): void {
  const before = { ...process.env };
  beforeAll(() => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: live().aws.url,
      AWS_ACCESS_KEY_ID: "deployer",
      AWS_SECRET_ACCESS_KEY: "deployer",
      AWS_EC2_METADATA_DISABLED: "true",
    });
  });
  afterAll(() => {
    process.env = before;
  });
}

/** Looks at the deployment. @param call one call @default all of them */
export async function lookAt(
  { workspace }: Pick<LiveSystem, "workspace">,
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
  const status = await doctor(deployment, { call, authorizerHash, ...options }, { out: stream, err: stream });
  const causes = [...text.matchAll(/^([a-z-]+): [A-Z]/gm)].map(([, id = ""]) => id);
  return { status, text, causes };
}

function authorizerHash(grants: string): Promise<string> {
  return codeHash(CERTIFICATE_AUTHORIZER, { "grants.json": grants });
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
