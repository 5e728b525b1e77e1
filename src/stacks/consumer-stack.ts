import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import { type Bundle, type Bundles, clientEntries, clientEntry } from "../bundle/bundle";
import { type ApiAddress, internetAddress } from "../constructs/api-address";
import { ClientFunction } from "../constructs/client-function";
import { instanceCommands } from "../constructs/instance-commands";
import { Premises } from "../constructs/premises";
import type { Consumer, FunctionClient, InstanceClient, Use } from "../model/consumer";
import type { Deployment } from "../model/deployment";
import { physicalName } from "../model/names";
import { consumerDocuments } from "../policies/consumer-documents";
import type { PolicyDocument } from "../policies/document";
import { logicalId } from "./logical-id";
import { publishFacts } from "./publish-facts";
import { configureTerraform, remoteState } from "./terraform-settings";

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

    const premises =
      consumer.premises &&
      new Premises(this, "premises:Default", { name, consumer, premises: consumer.premises, documents });
    const clients = documents.clients.map(({ client, use, roleArn, policy }): ClientFacts => {
      const apiId = apiIds[use.name] ?? "";
      if (client.type === "role") return { name: client.name, roleArn };
      const address = premises ? premises.addressOf(apiId) : internetAddress(apiId, use);
      const common = { name: `${name}-${client.name}`, consumer, use, address, policy };
      return client.type === "instance"
        ? instanceClient(this, { ...common, client, premises })
        : functionClient(this, { ...common, client, premises, bundles });
    });

    this.functions = clientEntries(consumer.clients).map(bundles.of);
    publishFacts(this, {
      ...(premises && { endpoint_id: premises.endpointId, client_security_group_id: premises.clientGroupId }),
      client_functions: byName(clients, ({ functionName }) => functionName),
      client_role_arns: byName(clients, ({ roleArn }) => roleArn),
      ...(consumer.clients.some(({ type }) => type === "instance") && {
        client_instances: byName(clients, ({ instanceId }) => instanceId),
        client_commands: byName(clients, ({ commands }) => commands),
      }),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
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

interface ClientParts<C> {
  readonly name: string;
  readonly client: C;
  readonly consumer: Consumer;
  readonly use: Use;
  readonly address: ApiAddress;
  readonly policy?: PolicyDocument;
  readonly premises?: Premises;
}

function functionClient(
  stack: TerraformStack,
  { premises, bundles, ...parts }: ClientParts<FunctionClient> & { readonly bundles: Bundles },
): ClientFacts {
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
  // The binding of instances has half a megabyte: it is loaded where there is one.
  const { ClientInstance } =
    require("../constructs/client-instance") as typeof import("../constructs/client-instance");
  const { instanceId, roleArn } = new ClientInstance(stack, `client:${client.name}`, {
    ...parts,
    roles: parts.consumer.roles,
    subnetId: premises?.clientSubnetIds[0] ?? "",
    securityGroupId: premises?.clientGroupId ?? "",
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
