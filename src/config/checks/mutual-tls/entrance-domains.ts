import { dotted, type Finding, type Path, quoted, unexpected, unexpectedKey } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import type { GatewayOutline } from "../../outline/gateway/gateways";
import type { ProviderOutline } from "../../outline/provider/provider";

/** The longest name that ACM issues a certificate for. */
const LONGEST_CERTIFIED = 64;

/**
 * The names of entrances: a regional one is no other's, as API Gateway has one of a name in a region, whatever the account; a
 * consumer resolves each of those that it calls in a hosted zone of its own.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
 */
export function entranceDomains(apis: DeploymentOutline, gateways: GatewayOutline): readonly Finding[] {
  return [
    ...taken(apis, gateways),
    ...apis.providers.flatMap(tooLong),
    ...apis.consumers.flatMap(({ uses }) => {
      const first = new Map<string, Path>();
      return uses.flatMap(({ name, path, entrance }) => {
        const domain = entrance?.domain;
        if (domain === undefined) return [];
        const other = first.get(domain);
        if (other === undefined) first.set(domain, path);
        const wanted = "an API with a domain that no other use has";
        return other
          ? [unexpectedKey(path, wanted, `${name} at ${quoted(domain)}, as of ${dotted(other)}`)]
          : [];
      });
    }),
  ];
}

function taken({ providers }: DeploymentOutline, gateways: GatewayOutline): readonly Finding[] {
  const first = new Map(
    gateways.consumers.flatMap(({ region, gateways: all }) =>
      all.flatMap(({ path, value }) =>
        value?.domain?.name
          ? [[`${region} ${value.domain.name}`, [...path, "domain", "name"] as Path] as const]
          : [],
      ),
    ),
  );
  return providers.flatMap(({ path, region, entrance }) => {
    const { domain, endpointType } = entrance ?? {};
    if (domain === undefined || region === undefined || endpointType !== "regional") return [];
    const place = [...path, "service", "domain", "name"];
    const other = first.get(`${region} ${domain}`);
    if (other === undefined) first.set(`${region} ${domain}`, place);
    return other
      ? [unexpected(place, "a domain name of its own", `${quoted(domain)} as of ${dotted(other)}`)]
      : [];
  });
}

/** @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
function tooLong({ path, value, entrance }: ProviderOutline): readonly Finding[] {
  const name = entrance?.domain;
  const isMade = value?.service?.domain && "hostedZoneId" in value.service.domain;
  if (!isMade || name === undefined || name.length <= LONGEST_CERTIFIED) return [];
  const wanted = `a name of at most ${LONGEST_CERTIFIED} characters, as ACM issues certificates for no longer ones`;
  return [unexpected([...path, "service", "domain", "name"], wanted, `${name.length} in ${quoted(name)}`)];
}
