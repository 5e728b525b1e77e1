import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { EmulatedAws } from "../emulated-aws/emulated-aws";
import { type Account, accountsOf } from "../support/accounts/accounts";
import type { AttachedProvider } from "../support/terraform/attached-provider";
import { ownAccount } from "./live-file";

/** The part of the emulated AWS that one example has for itself, and where it is deployed from. */
export interface ExampleSystem {
  readonly aws: EmulatedAws;
  readonly provider: AttachedProvider;
  /** Tells the example from the others. */
  readonly number: number;
  readonly region: string;
  /** For everything that it writes. */
  readonly folder: string;
  readonly account: (id: string) => Account;
  /** The account that stands for one of the file's. */
  readonly accountInFile: (id: string) => Account;
}

/** The system that all examples share; each has a folder of its own in the folder. */
export type Surroundings = Pick<ExampleSystem, "aws" | "provider" | "folder">;

export function exampleSystem(common: Surroundings, number: number, region: string): ExampleSystem {
  const { aws, provider } = common;
  const folder = join(common.folder, String(number));
  mkdirSync(folder);
  const account = accountsOf(aws.url, region);
  return {
    aws,
    provider,
    number,
    region,
    folder,
    account,
    accountInFile: (id) => account(ownAccount(id, number)),
  };
}
