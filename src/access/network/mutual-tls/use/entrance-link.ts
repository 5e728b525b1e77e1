import { assumption, type Finding, fact, listed, problem, shown, unless } from "../../finding";
import { zonesOf } from "../../groups/zones";
import { endpointName } from "../../links/named-endpoints";
import { remoteOutput } from "../../links/remote-output";
import { referents, textOf } from "../../stack/reference";
import { entriesOf, ofType, type Stack } from "../../stack/stack-json";
import type { EnteredUse } from "./entered";

/** A consumer's side of an entrance, and the stacks by the places of their states. */
interface Entering {
  readonly stack: Stack;
  readonly used: EnteredUse;
  /** True if the file says that no provider knows its endpoint yet. */
  readonly pending: boolean;
  readonly states: ReadonlyMap<string, Stack>;
}

/** The link between a consumer and an entrance: its endpoint leads to the provider's endpoint service, which accepts it. */
export function entranceLink({ stack, used, pending, states }: Entering): readonly Finding[] {
  const { use, endpoint = "", entrance } = used;
  const name = String(stack.resources.get(endpoint)?.attributes.service_name);
  const published = entriesOf(stack, "endpoint_service_names")[use];
  const same = unless(
    published === name,
    stack,
    `expected the endpoint service of ${use} in the output endpoint_service_names to be ${name}, got ${shown(published)}`,
  );
  if (entrance.serviceName !== undefined) {
    const text = `the endpoint service ${entrance.serviceName} is its owner's, who has to accept ${endpoint}`;
    const led = unless(
      textOf(stack, name) === entrance.serviceName,
      stack,
      `expected ${endpoint} to lead to ${entrance.serviceName}, got ${name}`,
    );
    return [...same, ...led, assumption(stack, text)];
  }
  const read = remoteOutput(stack, name, states, "service_name");
  const service = read?.stack.resources.get(read?.referent ?? "");
  if (
    read === undefined ||
    read.stack.id !== use ||
    read.output !== "endpoint_service_name" ||
    service?.type !== "aws_vpc_endpoint_service"
  ) {
    const text = `expected ${endpoint} to lead to the endpoint service of ${use}, got ${shown(read?.referent)}`;
    return [...same, problem(stack, text)];
  }
  const wrong = [...same, ...inItsZones(stack, endpoint, read.stack)];
  const leads = `${endpoint} leads to ${service.address} of ${read.stack.id}, in zones that both have`;
  return [
    ...(wrong.length > 0 ? wrong : [fact(stack, leads)]),
    ...accepted(read.stack, stack, endpoint, { pending, states }),
  ];
}

/**
 * An endpoint takes subnets only in zones of the service, which are told apart by id: names mean other zones in other accounts.
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
function inItsZones(consumer: Stack, endpoint: string, provider: Stack): readonly Finding[] {
  const balancer = ofType(provider, "aws_lb").find(
    ({ attributes }) => attributes.load_balancer_type === "network",
  );
  const subnets = referents(consumer, consumer.resources.get(endpoint)?.attributes.subnet_ids);
  const zones = zonesOf(consumer, subnets);
  const offered = zonesOf(provider, referents(provider, balancer?.attributes.subnets));
  return unless(
    zones.every((zone) => offered.includes(zone)),
    consumer,
    `expected ${endpoint} in zones of ${provider.id} (${listed(offered)}), got ${listed(zones)}`,
  );
}

/** The provider's side: the one acceptance that reads the state of the consumer names this endpoint. */
function accepted(
  provider: Stack,
  consumer: Stack,
  endpoint: string,
  { pending, states }: Pick<Entering, "pending" | "states">,
): readonly Finding[] {
  const name = endpointName(consumer.id, endpoint);
  const accepting = ofType(provider, "aws_vpc_endpoint_connection_accepter").flatMap(
    ({ address, attributes }) => {
      const read = remoteOutput(provider, String(attributes.vpc_endpoint_id), states);
      const isNamed = read?.stack === consumer && read.output === "endpoint_ids";
      return isNamed && read.referent === endpoint ? [address] : [];
    },
  );
  if (pending)
    return accepting.length === 0
      ? [assumption(provider, `${name} is accepted once the file says that ${consumer.id} is linked`)]
      : [problem(provider, `expected ${name} to be accepted later, got ${listed(accepting)}`)];
  if (accepting.length === 1) return [fact(provider, `${listed(accepting)} accepts ${name}`)];
  return [problem(provider, `expected one acceptance of ${name}, got ${listed(accepting)}`)];
}
