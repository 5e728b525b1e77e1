import { type Finding, fact } from "../../finding";
import { allowsOnly } from "../../held/allows-only";
import { homeOf } from "../../stack/aws-provider";
import type { Resource, Stack } from "../../stack/stack-json";
import type { PlacedEndpoint } from "../../ways/ground";
import type { EntranceExpectations } from "../entrance-expectations";

/**
 * The policy of the endpoint behind an entrance: it leads to the stack's one API, and to its domain where that is private. Who may
 * call which route is for the API to say.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
 */
export function ownEndpoint(
  stack: Stack,
  { address, resource }: PlacedEndpoint,
  api: Resource,
  { domain, endpointType, partition }: EntranceExpectations,
): readonly Finding[] {
  const { account, region } = homeOf(stack);
  const prefix = `arn:${partition}:execute-api:${region}:${account}:`;
  const ofApi = `${prefix}\${${api.address}.id}/*`;
  const resources = endpointType === "PRIVATE" ? [ofApi, `${prefix}/domainnames/${domain}+*`] : ofApi;
  const wrong = allowsOnly(stack, resource, "policy", [
    { actions: ["execute-api:Invoke"], resource: resources, principal: "*" },
  ]);
  return wrong.length > 0 ? wrong : [fact(stack, `${address} leads to ${api.address} and to no other API`)];
}
