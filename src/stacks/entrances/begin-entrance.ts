import type { TerraformStack } from "cdktf";
import type { Recorded } from "../../bundle/bundle";
import { textFile } from "../../bundle/text-file";
import { PrivatelinkService } from "../../constructs/endpoint-service/privatelink-service";
import { ApiDomain } from "../../constructs/mutual-tls/api-domain";
import { Entrance } from "../../constructs/mutual-tls/entrance";
import { EntranceNetwork } from "../../constructs/mutual-tls/entrance-network";
import { expiryChecks } from "../../constructs/mutual-tls/expiry-checks";
import { InterfaceEndpoint } from "../../constructs/network/interface-endpoint";
import { physicalName } from "../../model/aws/names";
import type { EndpointGrant } from "../../model/gateway/endpoint-service";
import type { Grant } from "../../model/grant";
import type { Entrance as EntranceSettings } from "../../model/mutual-tls/entrance";
import type { Provider } from "../../model/provider";
import { ownEndpointPolicy } from "../../policies/mutual-tls/own-endpoint-policy";
import type { EntranceDocuments } from "../../policies/provider-documents";

/**
 * An entrance of which only the API's endpoint is made, since the API's policy names the endpoint, whose own policy names the API: the
 * rest leads to the API's stage.
 */
export interface BegunEntrance {
  readonly endpointId: string;
  /** Makes the remaining resources. @returns the facts of the entrance */
  readonly finish: (api: EnteredApi) => Readonly<Record<string, unknown>>;
}

/** The API behind an entrance. */
interface EnteredApi {
  readonly restApiId: string;
  readonly stageName: string;
  readonly documents: Pick<EntranceDocuments, "domainPolicy">;
  /** The consumers' endpoints that are read from their states, by consumer. */
  readonly endpointIds: Readonly<Record<string, readonly string[]>>;
}

export function beginEntrance(
  stack: TerraformStack,
  provider: Provider,
  entrance: EntranceSettings,
  restApiId: string,
  bundles: Recorded,
): BegunEntrance {
  const { name, region, grants } = provider;
  const network = new EntranceNetwork(stack, "network:entrance", {
    // The functions behind the API may have a VPC as well.
    name: physicalName(name, "entrance"),
    ...{ region, network: entrance.network },
  });
  const { endpointId } = new InterfaceEndpoint(stack, "endpoint:execute_api", {
    name: physicalName(name, "execute-api"),
    region,
    service: "execute-api",
    vpcId: network.vpcId,
    policy: ownEndpointPolicy({ ...provider, apiId: restApiId }, entrance.domain),
    subnets: network.endpointSubnets,
    securityGroupId: network.endpointGroupId,
    privateDns: false,
  });
  return {
    endpointId,
    finish: (api) => {
      const { balancerArn, certificateArn, trustStore } = new Entrance(stack, "entrance:Default", {
        ...{ ...provider, network, entrance },
        ...filesOf(entrance, bundles),
      });
      expiryChecks(stack, entrance.trustStore, trustStore);
      new ApiDomain(stack, "domain:api", {
        ...{ domain: entrance.domain, certificateArn, endpointId },
        policy: api.documents.domainPolicy,
        apiId: restApiId,
        stageName: api.stageName,
      });
      const service = new PrivatelinkService(stack, "endpoints:Default", {
        ...{ name, region, balancerArn },
        grants: grants.map(endpointGrant),
        linked: Object.fromEntries(
          Object.entries(api.endpointIds).flatMap(([consumer, [id]]) => (id ? [[consumer, id]] : [])),
        ),
      });
      return {
        endpoint_service_name: service.serviceName,
        endpoint_service_id: service.serviceId,
        endpoint_connections: service.connections,
      };
    },
  };
}

/** The certificates of the authorities, and what these have revoked, as files beside the stack. */
function filesOf({ trustStore }: EntranceSettings, { keep }: Recorded) {
  return {
    caBundle: keep(textFile("ca-bundle.pem", trustStore.caBundle)),
    revocationLists: Object.fromEntries(
      trustStore.revocationLists.map(({ name, pem }) => [name, keep(textFile(`${name}.pem`, pem))]),
    ),
  };
}

/** The endpoints of a consumer that may connect. */
function endpointGrant({ consumer, isExternal, account, reach }: Grant): EndpointGrant {
  const endpoint =
    reach.kind === "linked"
      ? { kind: reach.kind, isReadable: reach.isReadable }
      : { kind: "stated" as const, ids: reach.kind === "endpoints" ? reach.ids : [] };
  return { consumer, isExternal, account, endpoint };
}
