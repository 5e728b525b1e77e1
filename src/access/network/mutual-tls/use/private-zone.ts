import { type Finding, fact, listed, problem, shown } from "../../finding";
import { exactly } from "../../held/exactly";
import { type Endpoint, endpointsOf } from "../../stack/endpoint";
import { textOf } from "../../stack/reference";
import { listOf, ofType, type Resource, type Stack } from "../../stack/stack-json";

/** A private zone in which the name of an entrance's domain leads to an endpoint. */
export interface PrivateZone {
  /** The endpoint that has the addresses of its record. @default the name leads to none of the stack's */
  readonly to?: Endpoint;
  /** The addresses of its parts in Terraform. */
  readonly known: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * The zone of a domain: it is of that name alone, answers in the VPC of the endpoint alone, and has the one record of the endpoint's
 * addresses.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-private.html
 */
export function privateZone(stack: Stack, domain: string): PrivateZone {
  const zones = ofType(stack, "aws_route53_zone").filter(
    ({ attributes }) => textOf(stack, attributes.name) === domain,
  );
  const [zone] = zones;
  const records = ofType(stack, "aws_route53_record").filter(
    ({ attributes }) => attributes.zone_id === `\${${zone?.address}.zone_id}`,
  );
  const [record] = records;
  if (zone === undefined || record === undefined || zones.length > 1 || records.length > 1) {
    const text = `expected one private zone ${domain} with one record, got ${zones.length} with ${records.length}`;
    return { known: [], findings: [problem(stack, text)] };
  }
  const known = [zone.address, record.address];
  const addresses = sorted(listOf(record.attributes.records).map((one) => shown(textOf(stack, one))));
  const endpoint = endpointsOf(stack).find(
    ({ pinned }) => pinned.length > 0 && sorted(pinned.map(({ ipv4 }) => shown(ipv4))) === addresses,
  );
  if (endpoint === undefined) {
    const text = `expected ${record.address} to have the addresses of an endpoint, got ${addresses}`;
    return { known, findings: [problem(stack, text)] };
  }
  const wrong = zoneOfVpc(stack, zone, record, domain, endpoint);
  if (wrong.length > 0) return { known, findings: wrong };
  const text = `${domain} leads to ${endpoint.address} in ${endpoint.vpc}, and nowhere else, by ${zone.address}`;
  return { to: endpoint, known, findings: [fact(stack, text)] };
}

function zoneOfVpc(
  stack: Stack,
  zone: Resource,
  record: Resource,
  domain: string,
  { resource }: Endpoint,
): readonly Finding[] {
  const { vpc_id = null } = resource.attributes;
  return [
    ...exactly(stack, zone, { name: domain, vpc: { vpc_id } }),
    ...exactly(stack, record, { zone_id: `\${${zone.address}.zone_id}`, name: domain, type: "A" }, [
      "records",
      "ttl",
    ]),
  ];
}

function sorted(texts: readonly string[]): string {
  return listed([...texts].sort());
}
