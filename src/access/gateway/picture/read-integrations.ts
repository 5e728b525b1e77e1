import { shown } from "../../network/finding";
import { referent, referents, textOf } from "../../network/stack/reference";
import { objectOf, ofType, type Resource, type Stack } from "../../network/stack/stack-json";
import type { Integration, Listener } from "./gateway";
import { listenersOf } from "./read-listeners";

/** The integrations of a stack's API, by address. */
export function integrationsOf(stack: Stack): ReadonlyMap<string, Integration> {
  const listeners = listenersOf(stack);
  return new Map(
    ofType(stack, "aws_apigatewayv2_integration").map((integration) => [
      integration.address,
      integrationOf(stack, integration, listeners),
    ]),
  );
}

function integrationOf(
  stack: Stack,
  { address, attributes }: Resource,
  listeners: ReadonlyMap<string, Listener>,
): Integration {
  const isPrivate = attributes.connection_type === "VPC_LINK";
  const link = isPrivate ? stack.resources.get(referent(stack, attributes.connection_id) ?? "") : undefined;
  return {
    address,
    mappings: mappingsOf(stack, attributes.request_parameters),
    link: link?.type === "aws_apigatewayv2_vpc_link" ? attachedLink(stack, link) : undefined,
    listener: listeners.get(referent(stack, attributes.integration_uri, "arn") ?? ""),
  };
}

function attachedLink(stack: Stack, { address, attributes }: Resource) {
  return { address, groups: referents(stack, attributes.security_group_ids) };
}

/** As API Gateway gets them: Terraform writes `${` as `$${`. */
function mappingsOf(stack: Stack, value: Resource["attributes"][string] | undefined) {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([target, mapping]) => [
      target,
      shown(textOf(stack, mapping)).replaceAll("$${", "${"),
    ]),
  );
}
