import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Bundle, type Bundles, clientEntries } from "../bundle/bundle";
import { type CalledApi, internetAddress } from "../constructs/network/api-address";
import { ConsumerVpc } from "../constructs/network/consumer-vpc";
import type { Consumer, Use } from "../model/consumer";
import type { DeploymentSettings } from "../model/deployment";
import { defaultRoute } from "../model/routes/default-route";
import { isPrivate } from "../model/services/traits";
import { apiIdOf, type ConsumerFacts, consumerDocuments } from "../policies/consumer-documents";
import { linkedApiIds } from "../terraform/api-link";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { configureTerraform } from "../terraform/terraform-settings";
import { beginClient } from "./clients/begin-client";
import { clientOutputs } from "./clients/client-outputs";

/** A consumer's account: its clients, and for private APIs their VPC with its endpoints. */
export class ConsumerStack extends TerraformStack {
  /** The zip files of the stack's functions. */
  readonly functions: readonly Bundle[];

  constructor(scope: Construct, settings: DeploymentSettings, consumer: Consumer, bundles: Bundles) {
    super(scope, consumer.stackId);
    const { name, region, uses } = consumer;

    configureTerraform(this, settings, consumer);
    const apiIds = linkedApiIds(this, settings, consumer);
    const documents = consumerDocuments(consumer, { apiIds });

    const begun = documents.clients.map((one) => ({
      ...one,
      ...beginClient(this, consumer, one, bundles),
    }));
    const vpc =
      consumer.vpc &&
      new ConsumerVpc(this, "premises:Default", {
        name,
        region,
        vpc: consumer.vpc,
        documents,
        interfacePolicies: begun.flatMap(({ interfacePolicies }) => interfacePolicies),
      });
    const clients = begun.map(({ client, finish }) => ({
      ...client,
      facts: finish({ api: calledApi(client.use, { apiIds }, vpc), vpc }),
    }));

    this.functions = clientEntries(consumer.clients).map(bundles.of);
    publishFacts(this, {
      ...(vpc && {
        endpoint_ids: Object.fromEntries(uses.filter(isPrivate).map((use) => [use.name, vpc.endpointId])),
        client_security_group_id: vpc.clientGroupId,
      }),
      ...clientOutputs(clients),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

/** The API of a use, addressed through the VPC if there is one, otherwise over the internet. */
function calledApi(use: Use, facts: ConsumerFacts, vpc: ConsumerVpc | undefined): CalledApi {
  const { region, stage, routes } = use;
  const apiId = apiIdOf(use, facts);
  const address = vpc ? vpc.addressOf(apiId) : internetAddress(apiId, use);
  return { address, region, stage, defaultRoute: defaultRoute(routes) };
}
