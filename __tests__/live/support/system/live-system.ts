import { join } from "node:path";
import { type EmulatedAws, startEmulatedAws } from "../../emulated-aws/emulated-aws";
import { type Account, accountsOf } from "../accounts/accounts";
import { createStateBucket, type StateBucket } from "../state/state-bucket";
import { AttachedProvider } from "../terraform/attached-provider";
import { Workspace } from "../terraform/workspace";

/** An emulated AWS and a place to deploy to it from. */
export interface LiveSystem {
  readonly aws: EmulatedAws;
  readonly state: StateBucket;
  readonly workspace: Workspace;
  readonly account: (id: string) => Account;
}

/**
 * A system for the tests of a `describe`: made before them, taken down after them whatever became of them.
 * @param attached whether Terraform finds the AWS provider running, for tests of what it deploys and not of Terraform
 * @param eventuallyConsistent true = other services refuse the first uses of what was just made in IAM
 */
export function useLiveSystem({ attached = false, eventuallyConsistent = false } = {}): () => LiveSystem {
  let system: LiveSystem | undefined;
  let provider: AttachedProvider | undefined;
  beforeAll(async () => {
    const aws = await startEmulatedAws({ eventuallyConsistent });
    const state = await createStateBucket(aws.url);
    const workspace = new Workspace(aws.url);
    system = { aws, state, workspace, account: accountsOf(aws.url) };
    if (!attached) return;
    provider = await AttachedProvider.install(join(workspace.folder, "aws"), aws.url);
    workspace.attach(provider);
  });
  afterAll(async () => {
    await provider?.stop();
    system?.workspace.remove();
    await system?.aws.stop();
  });
  return () => {
    if (system === undefined) throw new Error("the emulated AWS did not start");
    return system;
  };
}
