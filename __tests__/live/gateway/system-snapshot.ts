import type { DeployedSystem } from "./deployed-system";
import { type VpcEndpoint, vpcEndpoints } from "./network/vpc-endpoints";
import { type RolePolicies, rolePolicies } from "./policies/role-policies";
import { type RestApi, restApis } from "./routing/rest-apis";

/** Endpoints and APIs of the emulated AWS at one moment; a role is looked up when it is first needed. */
export interface SystemSnapshot {
  readonly endpoints: readonly VpcEndpoint[];
  readonly apis: readonly RestApi[];
  readonly role: (arn: string) => Promise<RolePolicies>;
}

export async function takeSystemSnapshot(
  { account, aws }: DeployedSystem,
  accountIds: readonly string[],
): Promise<SystemSnapshot> {
  const accounts = accountIds.map(account);
  const [endpoints, apis] = await Promise.all([
    Promise.all(accounts.map(vpcEndpoints)),
    Promise.all(accounts.map((one) => restApis(one, aws.deployments))),
  ]);
  const roles = new Map<string, Promise<RolePolicies>>();
  return {
    endpoints: endpoints.flat(),
    apis: apis.flat(),
    role: (arn) => {
      const role = roles.get(arn) ?? rolePolicies(account(arn.split(":")[4] ?? ""), arn);
      roles.set(arn, role);
      return role;
    },
  };
}
