import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Bundle, type Bundles, clientEntry } from "../bundle/bundle";
import { ClientFunction } from "../constructs/client-function";
import { ClientSecurityGroups } from "../constructs/client-security-groups";
import { consumerNetwork } from "../constructs/consumer-network";
import { executeApiEndpoint } from "../constructs/execute-api-endpoint";
import { InterfaceEndpoint } from "../constructs/interface-endpoint";
import type { Consumer } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import { physicalName } from "../model/names";
import { consumerDocuments } from "../policies/consumer-documents";
import { logicalId } from "./logical-id";
import { publishFacts } from "./publish-facts";
import { configureTerraform, remoteState } from "./terraform-settings";

/** A consumer's account: a network, endpoints that lead to private APIs and to STS, and the clients that call. */
export class ConsumerStack extends TerraformStack {
  /** The zip files that the stack's functions are made of. */
  readonly functions: readonly Bundle[];

  constructor(scope: Construct, deployment: Deployment, consumer: Consumer, bundles: Bundles) {
    super(scope, consumer.stackId);
    const { clients, endpoints, region } = consumer;
    const { executeApi } = endpoints;
    const name = physicalName(deployment.name, consumer.stackId);

    configureTerraform(this, deployment, consumer);
    const apiIds = linkedApiIds(this, deployment, consumer);
    const documents = consumerDocuments(deployment, consumer, { apiIds });

    const network = consumerNetwork(this, name, consumer);
    const groups = new ClientSecurityGroups(this, "groups:Default", {
      name,
      vpcId: network.vpcId,
      existingEndpointGroupId: executeApi.kind === "existing" ? executeApi.securityGroupId : undefined,
      stsEndpoint: endpoints.sts,
      adoptedSts: !endpoints.sts && clients.some(({ auth }) => auth === "assume-role"),
      existingStsGroupId: endpoints.existingStsGroupId,
    });
    const endpoint = executeApiEndpoint(this, {
      name: `${name}-execute-api`,
      consumer,
      network,
      policy: documents.endpointPolicy,
      securityGroupId: groups.endpointGroupId,
    });
    if (endpoints.sts && documents.stsEndpointPolicy) {
      new InterfaceEndpoint(this, "endpoint:sts", {
        name: `${name}-sts`,
        region,
        service: "sts",
        vpcId: network.vpcId,
        subnetIds: network.endpointSubnetIds,
        securityGroupId: groups.endpointGroupId ?? "",
        policy: documents.stsEndpointPolicy,
      });
    }
    const functions = documents.clients.map(({ client, use, policy }) => {
      const lambda = new ClientFunction(this, `client:${client.name}`, {
        name: `${name}-${client.name}`,
        client,
        consumer,
        use,
        code: bundles.of(clientEntry(client)),
        address: endpoint.addressOf(apiIds[use.name] ?? ""),
        policy,
        subnetIds: network.clientSubnetIds,
        securityGroupId: groups.clientGroupId,
      });
      return [client.name, lambda] as const;
    });

    this.functions = clients.map((client) => bundles.of(clientEntry(client)));
    publishFacts(this, {
      endpoint_id: endpoint.endpointId,
      client_functions: Object.fromEntries(
        functions.map(([client, { functionName }]) => [client, functionName]),
      ),
      client_role_arns: Object.fromEntries(functions.map(([client, { roleArn }]) => [client, roleArn])),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

/** The id of each API that is used: as the file states it, or from its provider's state. */
function linkedApiIds(
  stack: TerraformStack,
  deployment: Deployment,
  consumer: Consumer,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    consumer.uses.map(({ name, apiId }) => [
      name,
      apiId ?? remoteState(stack, `state:${name}`, deployment, consumer, name).getString("api_id"),
    ]),
  );
}
