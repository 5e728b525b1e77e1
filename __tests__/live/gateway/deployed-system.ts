import type { EmulatedAws } from "../emulated-aws/emulated-aws";
import type { Account } from "../support/accounts/accounts";

/** A system that was deployed to an emulated AWS, as far as the gateway has to know it. */
export interface DeployedSystem {
  readonly aws: EmulatedAws;
  readonly account: (id: string) => Account;
  /** The folder that it was deployed from, with the stacks and the code of their functions in it. */
  readonly workspace: { readonly folder: string };
}
