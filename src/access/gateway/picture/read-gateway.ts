import { rulesOf } from "../../network/groups/rule";
import { homeOf } from "../../network/stack/aws-provider";
import { ofType, type Stack } from "../../network/stack/stack-json";
import type { Gateway } from "./gateway";
import { serviceEndpoints } from "./read-endpoints";
import { integrationsOf } from "./read-integrations";
import { rolePolicies } from "./read-policies";
import { routesOf } from "./read-routes";

/** The gateway of a stack; undefined where the stack has no API, or several. @param states the stacks by the place of their state */
export function readGateway(stack: Stack, states: ReadonlyMap<string, Stack>): Gateway | undefined {
  const [api, ...others] = ofType(stack, "aws_apigatewayv2_api");
  if (api === undefined || others.length > 0) return undefined;
  const { account = "", region = "" } = homeOf(stack);
  return {
    stackId: stack.id,
    ...{ account, region },
    api: api.address,
    routes: routesOf(stack, integrationsOf(stack)),
    endpoints: serviceEndpoints(stack, states),
    rules: rulesOf(stack),
    policies: rolePolicies(stack),
  };
}
