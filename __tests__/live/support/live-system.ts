import { type Account, accountOf } from "./accounts";
import { type EmulatedAws, startEmulatedAws } from "./emulated-aws";
import { createStateBucket, type StateBucket } from "./state-bucket";
import { Workspace } from "./workspace";

/** An emulated AWS and a place to deploy to it from. */
export interface LiveSystem {
  readonly aws: EmulatedAws;
  readonly state: StateBucket;
  readonly workspace: Workspace;
  readonly account: (id: string) => Account;
}

/** A system for the tests of a `describe`: made before them, taken down after them whatever became of them. */
export function useLiveSystem(): () => LiveSystem {
  let system: LiveSystem | undefined;
  beforeAll(async () => {
    const aws = await startEmulatedAws();
    const state = await createStateBucket(aws.url);
    const accounts = new Map<string, Account>();
    system = {
      aws,
      state,
      workspace: new Workspace(aws.url),
      account: (id) => {
        const account = accounts.get(id) ?? accountOf(aws.url, id);
        accounts.set(id, account);
        return account;
      },
    };
  }, 30_000);
  afterAll(async () => {
    system?.workspace.remove();
    await system?.aws.stop();
  });
  return () => {
    if (system === undefined) throw new Error("the emulated AWS did not start");
    return system;
  };
}
