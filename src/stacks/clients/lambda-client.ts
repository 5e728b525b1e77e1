import type { TerraformStack } from "cdktf";
import { type Bundles, clientEntry } from "../../bundle/bundle";
import { ClientFunction } from "../../constructs/clients/client-function";
import { FunctionRole } from "../../constructs/functions/function-role";
import { physicalName } from "../../model/aws/names";
import type { Consumer, FunctionClient } from "../../model/consumer";
import { keyIdOf } from "../../model/keys/kept-keys";
import { certificateIdOf } from "../../model/mutual-tls/kept-certificate";
import type { PolicyDocument } from "../../policies/document";
import type { BegunClient } from "./begun-client";

/** A Lambda function; its role is made before the network. */
export function lambdaClient(
  stack: TerraformStack,
  consumer: Consumer,
  { client, policy }: { readonly client: FunctionClient; readonly policy?: PolicyDocument },
  bundles: Bundles,
): BegunClient {
  const role = new FunctionRole(stack, `role:${client.name}`, {
    functionName: physicalName(consumer.name, client.name),
    party: consumer,
    inVpc: consumer.vpc !== undefined,
  });
  return {
    interfacePolicies: [role.policy],
    finish: ({ api, vpc, secretArns, certificateArns }) => {
      const certificateSecretArn = certificateArns[certificateIdOf(client)];
      const { functionName, roleArn } = new ClientFunction(stack, `client:${client.name}`, {
        role,
        code: bundles.of(clientEntry(client)),
        api,
        timeoutSeconds: client.timeoutSeconds,
        accessRole: client.auth === "assume-role" ? client.accessRole : undefined,
        apiKeySecretArn: client.auth === "api-key" ? secretArns[keyIdOf(client.use)] : undefined,
        certificateSecretArn,
        logs: consumer.logs,
        policy,
        network: vpc && { subnetIds: vpc.clientSubnetIds, securityGroupIds: [vpc.clientGroupId] },
      });
      return {
        facts: {
          client_functions: functionName,
          client_role_arns: roleArn,
          ...(certificateSecretArn && { client_certificate_secret_arns: certificateSecretArn }),
        },
      };
    },
  };
}
