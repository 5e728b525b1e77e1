import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Bundle, type Bundles, clientEntries, clientEntry } from "../bundle/bundle";
import { ClientFunction } from "../constructs/clients/client-function";
import { instanceCommands } from "../constructs/clients/instance-commands";
import { FunctionRole } from "../constructs/functions/function-role";
import { type ApiAddress, internetAddress } from "../constructs/network/api-address";
import { Premises } from "../constructs/network/consumer-vpc";
import { physicalName } from "../model/aws/names";
import type { Consumer, FunctionClient, InstanceClient, Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import { apiIdOf, type ClientDocuments, consumerDocuments } from "../policies/consumer-documents";
import type { PolicyDocument } from "../policies/document";
import { linkedApiIds } from "../terraform/api-link";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { configureTerraform } from "../terraform/terraform-settings";

/** A consumer's account: the clients that call, and for private APIs the VPC that they run in with its endpoints. */
export class ConsumerStack extends TerraformStack {
  /** The zip files that the stack's functions are made of. */
  readonly functions: readonly Bundle[];

  constructor(scope: Construct, deployment: Deployment, consumer: Consumer, bundles: Bundles) {
    super(scope, consumer.stackId);
    const name = physicalName(deployment.name, consumer.stackId);

    configureTerraform(this, deployment, consumer);
    const apiIds = linkedApiIds(this, deployment, consumer);
    const documents = consumerDocuments(deployment, consumer, { apiIds });

    const clients = documents.clients.map((one) => withRole(this, name, consumer, one));
    const premises =
      consumer.premises &&
      new Premises(this, "premises:Default", {
        name,
        consumer,
        premises: consumer.premises,
        documents,
        interfacePolicies: clients.flatMap((one) => ("role" in one ? [one.role.policy] : [])),
      });
    const facts = clients.map((one): ClientFacts => {
      const apiId = apiIdOf(one.use, { apiIds });
      const address = premises ? premises.addressOf(apiId) : internetAddress(apiId, one.use);
      const common = { name: `${name}-${one.client.name}`, consumer, address, premises };
      if ("role" in one) return functionClient(this, { ...common, ...one, bundles });
      const { client, roleArn } = one;
      return client.type === "instance"
        ? instanceClient(this, { ...common, ...one, client })
        : { name: client.name, roleArn };
    });

    this.functions = clientEntries(consumer.clients).map(bundles.of);
    publishFacts(this, {
      ...(premises && {
        endpoint_ids: endpointIds(consumer, premises.endpointId),
        client_security_group_id: premises.clientGroupId,
      }),
      client_functions: byName(facts, ({ functionName }) => functionName),
      client_role_arns: byName(facts, ({ roleArn }) => roleArn),
      ...(consumer.clients.some(({ type }) => type === "instance") && {
        client_instances: byName(facts, ({ instanceId }) => instanceId),
        client_commands: byName(facts, ({ commands }) => commands),
      }),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

/** The endpoint through which each use is called, by use; regional APIs are called without one. */
function endpointIds({ uses }: Consumer, endpointId: string): Readonly<Record<string, string>> {
  const through = uses.filter(({ type }) => type === "private-rest-api");
  return Object.fromEntries(through.map(({ name }) => [name, endpointId]));
}

/** What becomes known of a client. */
interface ClientFacts {
  readonly name: string;
  readonly roleArn: string;
  readonly functionName?: string;
  readonly instanceId?: string;
  /** To paste. */
  readonly commands?: Readonly<Record<"start_session" | "curl", string>>;
}

/** A client with what it uses and may do; of a function there is the role already, the network comes after it. */
function withRole(stack: TerraformStack, name: string, consumer: Consumer, documents: ClientDocuments) {
  const { client } = documents;
  if (client.type !== "lambda") return { ...documents, client };
  const role = new FunctionRole(stack, `role:${client.name}`, {
    functionName: `${name}-${client.name}`,
    party: consumer,
    inVpc: consumer.premises !== undefined,
  });
  return { ...documents, client, role };
}

interface ClientParts<C> {
  readonly name: string;
  readonly client: C;
  readonly consumer: Consumer;
  readonly use: Use;
  readonly address: ApiAddress;
  readonly policy?: PolicyDocument;
  readonly premises?: Premises;
}

interface FunctionParts extends ClientParts<FunctionClient> {
  readonly role: FunctionRole;
  readonly bundles: Bundles;
}

function functionClient(stack: TerraformStack, { premises, bundles, ...parts }: FunctionParts): ClientFacts {
  const { client } = parts;
  const { functionName, roleArn } = new ClientFunction(stack, `client:${client.name}`, {
    ...parts,
    code: bundles.of(clientEntry(client)),
    network: premises && {
      subnetIds: premises.clientSubnetIds,
      securityGroupIds: [premises.clientGroupId],
    },
  });
  return { name: client.name, functionName, roleArn };
}

function instanceClient(
  stack: TerraformStack,
  { premises, ...parts }: ClientParts<InstanceClient>,
): ClientFacts {
  const { client } = parts;
  const [subnetId] = premises?.clientSubnetIds ?? [];
  if (premises === undefined || subnetId === undefined)
    throw new Error(`the instance ${client.name} has no subnet`);
  // The binding of instances has half a megabyte: it is loaded where there is one.
  const { ClientInstance } =
    require("../constructs/clients/client-instance") as typeof import("../constructs/clients/client-instance");
  const { instanceId, roleArn } = new ClientInstance(stack, `client:${client.name}`, {
    ...parts,
    roles: parts.consumer.roles,
    subnetId,
    securityGroupId: premises.clientGroupId,
  });
  return { name: client.name, instanceId, roleArn, commands: instanceCommands({ ...parts, instanceId }) };
}

/** A fact of each client that has it, by the client's name. */
function byName<T>(clients: readonly ClientFacts[], fact: (client: ClientFacts) => T | undefined) {
  return Object.fromEntries(
    clients.flatMap((client) => {
      const value = fact(client);
      return value === undefined ? [] : [[client.name, value]];
    }),
  );
}
