import type { EmulatedAws } from "../emulated-aws/emulated-aws";
import type { Account } from "../support/accounts/accounts";

/** What was deployed to an emulated AWS, as far as the gateway has to know. */
export interface DeployedSystem {
  readonly aws: EmulatedAws;
  readonly account: (id: string) => Account;
  /** Where it was deployed from: somewhere in it are the stacks with the code of their functions. */
  readonly workspace: { readonly folder: string };
}
