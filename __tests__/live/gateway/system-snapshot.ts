import type { Account } from "../support/accounts/accounts";
import type { DeployedSystem } from "./deployed-system";
import { type DomainMapping, domainMappings } from "./http-api/apis/domain-mappings";
import { type HttpApi, httpApis } from "./http-api/apis/http-apis";
import { type GatewayEndpoint, gatewayEndpoints } from "./network/gateway-endpoints";
import { type VpcEndpoint, vpcEndpoints } from "./network/vpc-endpoints";
import { type RolePolicies, rolePolicies } from "./policies/role-policies";
import { type RestApi, restApis } from "./routing/rest-apis";
import { type RestDomain, restDomains } from "./routing/rest-domains";

/** Endpoints and APIs of the emulated AWS at one moment, HTTP APIs among them; a role is looked up when it is first needed. */
export interface SystemSnapshot {
  readonly endpoints: readonly VpcEndpoint[];
  readonly gatewayEndpoints: readonly GatewayEndpoint[];
  readonly apis: readonly RestApi[];
  readonly httpApis: readonly HttpApi[];
  readonly domainMappings: readonly DomainMapping[];
  /** The custom domain names of REST APIs. */
  readonly restDomains: readonly RestDomain[];
  readonly role: (arn: string) => Promise<RolePolicies>;
}

export async function takeSystemSnapshot(
  { account, aws }: DeployedSystem,
  accountIds: readonly string[],
): Promise<SystemSnapshot> {
  const accounts = accountIds.map(account);
  const ofAll = async <T>(ask: (account: Account) => Promise<readonly T[]>) =>
    (await Promise.all(accounts.map(ask))).flat();
  const [endpoints, gateways, apis, ofHttp, mappings, domains] = await Promise.all([
    ofAll(vpcEndpoints),
    ofAll(gatewayEndpoints),
    ofAll((one) => restApis(one, aws.deployments)),
    ofAll(httpApis),
    ofAll(domainMappings),
    ofAll(restDomains),
  ]);
  const roles = new Map<string, Promise<RolePolicies>>();
  return {
    endpoints,
    gatewayEndpoints: gateways,
    apis,
    httpApis: ofHttp,
    domainMappings: mappings,
    restDomains: domains,
    role: (arn) => {
      const role = roles.get(arn) ?? rolePolicies(account(arn.split(":")[4] ?? ""), arn);
      roles.set(arn, role);
      return role;
    },
  };
}
