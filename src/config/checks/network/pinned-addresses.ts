import { lastPinned, PINNED_ADDRESSES, runsOverlap } from "../../../model/aws/endpoint-addresses";
import { didYouMean } from "../../findings/did-you-mean";
import { type Finding, oneOf, type Path, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { ConsumerOutline } from "../../outline/consumer/consumer";
import type { DeploymentOutline } from "../../outline/deployment";
import { allOf } from "../../outline/unknown";
import { subnetId } from "../../schema/values/identifiers";

/**
 * The addresses that endpoints take in an adopted VPC: one for each of their subnets and for no other, none taken twice. A plan
 * compares them with the subnets themselves, whose blocks no file knows.
 */
export function pinnedAddresses({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap((consumer) => (consumer.hasFrontDoor ? ofConsumer(consumer) : []));
}

function ofConsumer({ path, value, network }: ConsumerOutline): readonly Finding[] {
  const adopted = value?.network;
  if (network !== "adopted" || !adopted || !("addresses" in adopted) || adopted.addresses === undefined)
    return [];
  const { addresses, endpointSubnetIds } = adopted;
  const place = [...path, "network", "addresses"];
  const subnets = allOf(endpointSubnetIds);
  return [...(subnets ? misplaced(place, Object.keys(addresses), subnets) : []), ...taken(place, addresses)];
}

/** A misspelt subnet is a stranger, and is missed as well: each stranger stands for one that is missed. */
function misplaced(place: Path, named: readonly string[], subnets: readonly string[]): readonly Finding[] {
  const strangers = named.filter((subnet) => !subnets.includes(subnet));
  const missed = subnets.filter((subnet) => !named.includes(subnet));
  return [
    ...strangers
      .filter((subnet) => subnetId.safeParse(subnet).success)
      .map((subnet) => {
        const wanted = oneOf("endpointSubnetIds", subnets);
        return unexpectedKey([...place, subnet], wanted, quoted(subnet), didYouMean(subnet, missed));
      }),
    ...missed
      .slice(strangers.length)
      .map((subnet) =>
        unexpectedKey([...place, subnet], "an address, as it is one of endpointSubnetIds", "nothing"),
      ),
  ];
}

function taken(place: Path, addresses: Readonly<Record<string, string | undefined>>): readonly Finding[] {
  const known = Object.entries(addresses).flatMap(([subnet, first]) => (first ? [{ subnet, first }] : []));
  return known.flatMap(({ subnet, first }, i) => {
    const other = known.slice(0, i).find((one) => runsOverlap(one.first, first));
    if (other === undefined) return [];
    const wanted = `an address apart from ${other.first} to ${lastPinned(other.first)} of ${other.subnet}, as endpoints take ${PINNED_ADDRESSES} in a row`;
    return [unexpected([...place, subnet], wanted, quoted(first))];
  });
}
