import { readStack, type Stack } from "../../../access/network/stack/stack-json";
import type { Side } from "../side";
import { consumerFacts } from "./consumer-facts";
import type { Fact } from "./fact";
import { gatewayFacts, serviceFacts } from "./gateway-facts";
import { providerFacts } from "./provider-facts";

/** Everything that is compared of a deployment beside its calls and its policies. */
export function deploymentFacts({ world, stacks, network, gateways }: Side): readonly Fact[] {
  const { providers, consumers, serviceProviders, gatewayConsumers } = world.deployment;
  const proven = [...network.sentences, ...(gateways?.sentences ?? [])];
  return [
    ...providers.flatMap(providerFacts),
    ...consumers.flatMap(consumerFacts),
    ...serviceProviders.flatMap(serviceFacts),
    ...gatewayConsumers.flatMap(gatewayFacts),
    ...Object.entries(stacks).flatMap(([id, json]) => stackFacts(readStack(id, json))),
    ...proven.map((name): Fact => ({ section: "network", name })),
  ];
}

/** The roles and endpoints that a stack makes, by their addresses. */
function stackFacts(stack: Stack): readonly Fact[] {
  const ofType = (type: string) => stack.types.get(type) ?? [];
  const name = (address: string) => `${address} of ${stack.id}`;
  return [
    ...ofType("aws_iam_role").map(
      ({ address, attributes }): Fact => ({
        ...{ section: "roles", name: name(address), value: String(attributes.name) },
      }),
    ),
    ...[...ofType("aws_vpc_endpoint"), ...ofType("data.aws_vpc_endpoint")].map(
      ({ address, attributes }): Fact => ({
        ...{
          section: "endpoints",
          name: name(address),
          value: String(attributes.service_name ?? attributes.id),
        },
      }),
    ),
  ];
}
