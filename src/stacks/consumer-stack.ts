import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Asset, type Bundles, recorded } from "../bundle/bundle";
import { type CalledApi, internetAddress } from "../constructs/network/api-address";
import { ConsumerVpc } from "../constructs/network/consumer-vpc";
import type { Client, Consumer, Use } from "../model/consumer";
import type { DeploymentSettings } from "../model/deployment";
import { keptKeys } from "../model/keys/kept-keys";
import { defaultRoute } from "../model/routes/default-route";
import { hasEntrance, isPrivate } from "../model/services/traits";
import { apiIdOf, type ConsumerFacts, consumerDocuments } from "../policies/consumer-documents";
import { apiLinks } from "../terraform/api-link";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { configureTerraform } from "../terraform/terraform-settings";
import { beginClient } from "./clients/begin-client";
import type { FinishedClient } from "./clients/begun-client";
import { clientOutputs } from "./clients/client-outputs";
import { doorsLogAccount } from "./clients/log-account";
import { vpcLink } from "./clients/vpc-link";
import { certificateSecrets } from "./entrances/certificate-secrets";
import { beginRotation } from "./keys/begin-rotation";
import { type ConsumerSecrets, consumerSecrets } from "./keys/consumer-secrets";

/** A consumer's account: its clients, and for private APIs their VPC with its endpoints. */
export class ConsumerStack extends TerraformStack {
  /** The zip files of the stack's functions. */
  readonly assets: readonly Asset[];

  constructor(scope: Construct, settings: DeploymentSettings, consumer: Consumer, bundles: Bundles) {
    super(scope, consumer.stackId);
    const { stackId, name, region, uses } = consumer;

    configureTerraform(this, settings, consumer);
    const code = recorded(bundles);
    const { apiIds, serviceNames } = apiLinks(this, settings, consumer);
    const secrets = consumerSecrets(this, consumer);
    const certificates = certificateSecrets(this, consumer);
    const facts = { ...secrets, ...certificates, apiIds };
    const documents = consumerDocuments(consumer, facts);

    const begun = documents.clients.map((one) => ({
      ...one,
      ...beginClient(this, consumer, one, code),
    }));
    const rotations = documents.keys.map((one) => ({
      ...one.kept,
      ...beginRotation(this, consumer, one, secrets, code),
    }));
    const vpc =
      consumer.vpc &&
      new ConsumerVpc(this, "premises:Default", {
        name,
        region,
        path: `consumers.${stackId}`,
        vpc: consumer.vpc,
        documents,
        interfacePolicies: [...begun, ...rotations].flatMap(({ interfacePolicies }) => interfacePolicies),
      });
    const entrances = vpc && usedEntrances(this, consumer, serviceNames, vpc);
    const surroundings = {
      ...{ vpc, ...secrets, ...certificates },
      vpcLinkId: vpc && vpcLink(this, consumer, vpc),
      logAccount: doorsLogAccount(this, consumer),
    };
    const clients = begun.map(({ client, finish }) => {
      const api = calledApi(client.use, facts, vpc);
      return { ...client, ...finish({ ...surroundings, api, apiId: apiIdOf(client.use, facts) }) };
    });
    for (const { owner, finish } of rotations) {
      if (owner.kind === "use") finish(calledApi(owner.use, facts, vpc), vpc);
      else finish(ownApiOf(clients, owner.door));
    }

    this.assets = code.used;
    publishFacts(this, {
      ...(vpc && {
        endpoint_ids: Object.fromEntries(
          uses.filter(isPrivate).map(({ name }) => [name, entrances?.[name] ?? vpc.endpointId]),
        ),
        client_security_group_id: vpc.clientGroupId,
      }),
      ...keyOutputs(consumer, secrets),
      ...clientOutputs(clients),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

/** The API that a front door offers. */
function ownApiOf(clients: readonly (FinishedClient & { readonly name: string })[], { name }: Client) {
  const api = clients.find((client) => client.name === name)?.ownApi;
  if (api === undefined) throw new Error(`expected an API of ${name}, got none`);
  return api;
}

/** The secrets of the uses' keys, for their providers to read. */
function keyOutputs(consumer: Consumer, { secretArns }: ConsumerSecrets) {
  const keys = keptKeys(consumer).flatMap(({ owner, keys: [key] }) =>
    owner.kind === "use" && key ? [[owner.use.name, secretArns[key.id]] as const] : [],
  );
  return keys.length > 0 && { api_key_secret_arns: Object.fromEntries(keys) };
}

/** The API of a use, addressed by its domain, through the VPC if there is one, otherwise over the internet. */
function calledApi(use: Use, facts: ConsumerFacts, vpc: ConsumerVpc | undefined): CalledApi {
  const { region, stage, routes } = use;
  const apiId = apiIdOf(use, facts);
  const address = entranceAddress(use) ?? vpc?.addressOf?.(apiId) ?? internetAddress(apiId, use);
  return { address, region, stage, defaultRoute: defaultRoute(routes) };
}

/** The name that the private zone of a use leads to its entrance. */
function entranceAddress({ entrance }: Use) {
  return entrance && { connectTo: entrance.domain, host: entrance.domain };
}

/** Loaded on use, as most consumers use no entrances. */
const usedEntrances: typeof import("./entrances/used-entrances").usedEntrances = (...args) => {
  const [, { uses }] = args;
  if (!uses.some(hasEntrance)) return {};
  const { usedEntrances } =
    require("./entrances/used-entrances") as typeof import("./entrances/used-entrances");
  return usedEntrances(...args);
};
