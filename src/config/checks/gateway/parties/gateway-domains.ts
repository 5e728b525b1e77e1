import { dotted, type Finding, type Path, quoted, unexpected } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";

/**
 * A gateway's own name is no other's: API Gateway has one of a name in a region, whatever the account.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 */
export function gatewayDomains({ consumers }: GatewayOutline): readonly Finding[] {
  const first = new Map<string, Path>();
  return consumers.flatMap(({ region, gateways }) =>
    gateways.flatMap(({ path, value }) => {
      const name = value?.domain?.name;
      if (name === undefined || region === undefined) return [];
      const place = [...path, "domain", "name"];
      const other = first.get(`${region} ${name}`);
      if (other === undefined) first.set(`${region} ${name}`, place);
      if (other === undefined) return [];
      return [unexpected(place, "a domain name of its own", `${quoted(name)} as of ${dotted(other)}`)];
    }),
  );
}
