import { didYouMean } from "../../../findings/did-you-mean";
import { type Finding, oneOf, quoted, unexpected, unexpectedKey } from "../../../findings/finding";
import type { GatewayConsumerOutline } from "../../../outline/gateway/gateway-consumer";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { HttpGatewayOutline } from "../../../outline/gateway/http-gateway";

/** A consumer with a gateway has that one and no other client; it leads to everything that the consumer uses. */
export function gatewayClients({ consumers }: GatewayOutline): readonly Finding[] {
  return consumers.flatMap((consumer) => {
    const { gateways, others } = consumer;
    const [first, ...more] = gateways;
    const advice = " (give it a consumer of its own)";
    return [
      ...more.map(({ path, name }) =>
        unexpectedKey(path, `one http-gateway, ${first?.name}`, quoted(name), advice),
      ),
      // A client whose type was refused may be another gateway.
      ...others.flatMap(({ path, value }) =>
        value?.type
          ? [
              unexpectedKey(
                path,
                `no client beside the http-gateway ${first?.name}`,
                quoted(value.type),
                advice,
              ),
            ]
          : [],
      ),
      ...gateways.flatMap((gateway) => leading(gateway, consumer)),
    ];
  });
}

function leading({ path, value }: HttpGatewayOutline, { uses }: GatewayConsumerOutline): readonly Finding[] {
  const listed = value?.uses;
  if (listed === undefined) return [];
  const names = uses.map(({ name }) => name);
  const unknown = listed.flatMap((name, i) =>
    name === undefined || names.includes(name)
      ? []
      : [
          unexpected(
            [...path, "uses", i],
            oneOf("consumer's uses", names),
            quoted(name),
            didYouMean(name, names),
          ),
        ],
  );
  // One that was refused, or is unknown, may have meant one that is missing.
  if (unknown.length > 0 || listed.includes(undefined)) return unknown;
  return uses
    .filter(({ name }) => !listed.includes(name))
    .map((use) => unexpectedKey(use.path, `a gateway that leads to ${use.name}`, "none"));
}
