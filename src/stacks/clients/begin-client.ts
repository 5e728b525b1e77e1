import type { TerraformStack } from "cdktf";
import type { Bundles } from "../../bundle/bundle";
import type { Consumer } from "../../model/consumer";
import type { ClientDocuments } from "../../policies/consumer-documents";
import type { BegunClient } from "./begun-client";
import { instanceClient } from "./instance-client";
import { lambdaClient } from "./lambda-client";

/** Begins a client of any kind. An existing role needs no resources. */
export function beginClient(
  stack: TerraformStack,
  consumer: Consumer,
  { client, policy }: ClientDocuments,
  bundles: Bundles,
): BegunClient {
  switch (client.type) {
    case "lambda":
      return lambdaClient(stack, consumer, { client, policy }, bundles);
    case "instance":
      return instanceClient(stack, consumer, { client, policy });
    case "role":
      return { interfacePolicies: [], finish: () => ({ facts: { client_role_arns: client.roleArn } }) };
    case "rest-front-door": {
      // Loaded on use: the bindings of balancers and the rest would cost every synthesis milliseconds.
      const { frontDoor } = require("./front-door") as typeof import("./front-door");
      return frontDoor(stack, consumer, { client, policy }, bundles);
    }
  }
}
