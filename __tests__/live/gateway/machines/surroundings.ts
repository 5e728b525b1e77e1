import type { Account } from "../../support/accounts/accounts";
import type { GatewayEndpoint } from "../network/gateway-endpoints";
import type { RolePolicies } from "../policies/role-policies";
import type { Session } from "../signature/sessions";

/** Everything that a machine has around it when it boots, and can reach. */
export interface Surroundings {
  readonly account: Account;
  /** A folder for what it fetches. */
  readonly folder: string;
  /** Programs, by the repositories of the images that they are in. */
  readonly images: Readonly<Record<string, string>>;
  /** The gateway endpoint of a service that it reaches. */
  readonly gatewayEndpoint: (service: string) => GatewayEndpoint | undefined;
  /** The variables that tell it which names lead where. */
  readonly names: () => Readonly<Record<string, string>>;
  readonly role: (arn: string) => Promise<RolePolicies>;
  /** A session of a role. @throws Error where the role does not trust the service that asks for it */
  readonly assume: (roleArn: string, service: string) => Promise<Session>;
}
