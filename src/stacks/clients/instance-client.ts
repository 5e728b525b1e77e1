import type { TerraformStack } from "cdktf";
import { instanceCommands } from "../../constructs/clients/instance-commands";
import { physicalName } from "../../model/aws/names";
import type { Consumer, InstanceClient } from "../../model/consumer";
import { certificateIdOf } from "../../model/mutual-tls/kept-certificate";
import type { PolicyDocument } from "../../policies/document";
import type { BegunClient } from "./begun-client";

/** An EC2 instance in the first client subnet. */
export function instanceClient(
  stack: TerraformStack,
  { name, region, credentials, roles }: Consumer,
  { client, policy }: { readonly client: InstanceClient; readonly policy?: PolicyDocument },
): BegunClient {
  return {
    interfacePolicies: [],
    finish: ({ api, vpc, certificateArns }) => {
      const [subnetId] = vpc?.clientSubnetIds ?? [];
      if (vpc === undefined || subnetId === undefined)
        throw new Error(`the instance ${client.name} has no subnet`);
      // Loaded on use, 8 ms of the budget of a warm synthesis: the binding of instances has half a megabyte.
      const { ClientInstance } =
        require("../../constructs/clients/client-instance") as typeof import("../../constructs/clients/client-instance");
      const { instanceId, roleArn } = new ClientInstance(stack, `client:${client.name}`, {
        name: physicalName(name, client.name),
        instanceType: client.instanceType,
        roles,
        subnetId,
        securityGroupId: vpc.clientGroupId,
        policy,
      });
      const certificateSecretArn = certificateArns[certificateIdOf(client)];
      const client_commands = instanceCommands({
        ...{ instanceId, region, credentials, api, certificateSecretArn },
        signs: client.auth === "direct" || (client.auth === "certificate" && client.use.auth === "iam"),
      });
      return {
        facts: {
          client_role_arns: roleArn,
          client_instances: instanceId,
          client_commands,
          ...(certificateSecretArn && { client_certificate_secret_arns: certificateSecretArn }),
        },
      };
    },
  };
}
