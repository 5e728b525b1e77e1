import { type Account, accountsOf } from "../support/accounts/accounts";
import { type EmulatedAws, startEmulatedAws } from "./emulated-aws";

/** An emulated AWS for the tests of a file, asked with plain clients. */
export interface UsedAws {
  readonly aws: EmulatedAws;
  readonly account: (id: string) => Account;
}

/** Starts it before the tests, and stops it after them. */
export function useEmulatedAws(options?: Parameters<typeof startEmulatedAws>[0]): () => UsedAws {
  let used: UsedAws | undefined;
  beforeAll(async () => {
    const aws = await startEmulatedAws(options);
    used = { aws, account: accountsOf(aws.url) };
  });
  afterAll(() => used?.aws.stop());
  return () => {
    if (used === undefined) throw new Error("the emulated AWS did not start");
    return used;
  };
}
