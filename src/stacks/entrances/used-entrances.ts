import type { TerraformStack } from "cdktf";
import type { ConsumerVpc } from "../../constructs/network/consumer-vpc";
import { EntranceEndpoint } from "../../constructs/network/entrance-endpoint";
import { physicalName } from "../../model/aws/names";
import type { Consumer } from "../../model/consumer";
import { entranceAddress, type UsedEntrance } from "../../model/mutual-tls/used-entrance";

/**
 * The ways to the entrances that a consumer uses.
 * @param serviceNames of the endpoint services, by use
 * @returns the endpoints' ids, by use
 */
export function usedEntrances(
  stack: TerraformStack,
  consumer: Consumer,
  serviceNames: Readonly<Record<string, string>>,
  vpc: ConsumerVpc,
): Readonly<Record<string, string>> {
  const used = consumer.uses.flatMap(({ name, entrance }) => (entrance ? { name, entrance } : []));
  return Object.fromEntries(
    used.map(({ name, entrance }) => {
      const { endpointId } = new EntranceEndpoint(stack, `entrance:entrance_${name}`, {
        name: physicalName(consumer.name, name),
        serviceName: known(serviceNames[name], `endpoint service of ${name}`),
        domain: entrance.domain,
        vpcId: vpc.vpcId,
        places: placesOf(vpc, entrance),
        securityGroupId: known(vpc.endpointGroupId, "security group of endpoints"),
      });
      return [name, endpointId];
    }),
  );
}

function placesOf({ endpointSubnets }: ConsumerVpc, entrance: UsedEntrance) {
  return endpointSubnets.map(({ name, subnetId, firstAddress }) => ({
    subnetId,
    address: entranceAddress(known(firstAddress, `address in ${name}`), entrance),
  }));
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`expected the ${what}, got none`);
  return value;
}
