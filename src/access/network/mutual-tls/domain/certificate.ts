import { type Finding, fact, unless } from "../../finding";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { noOther, onlyOne } from "../../held/only";
import { homeOf } from "../../stack/aws-provider";
import { objectOf, type Stack } from "../../stack/stack-json";
import type { EntranceExpectations } from "../entrance-expectations";

/** The certificate of the name that callers use: an expression, or an ARN. */
interface DomainCertificate {
  readonly arn: string;
  readonly findings: readonly Finding[];
}

const TYPES = ["aws_acm_certificate", "aws_route53_record", "aws_acm_certificate_validation"];

type Named = Pick<EntranceExpectations, "domain" | "certificate" | "partition">;

export function domainCertificate(stack: Stack, expected: Named): DomainCertificate {
  const { certificate } = expected;
  return certificate.kind === "adopted"
    ? adopted(stack, certificate.arn, expected)
    : issued(stack, certificate.hostedZoneId, expected);
}

/** One that exists: a balancer and API Gateway take those of their own account and region. */
function adopted(stack: Stack, arn: string, { domain, partition }: Named): DomainCertificate {
  const { account, region } = homeOf(stack);
  const prefix = `arn:${partition}:acm:${region}:${account}:certificate/`;
  const wrong = [
    ...unless(
      arn.startsWith(prefix),
      stack,
      `expected a certificate of ${domain} that begins with ${prefix}, got ${arn}`,
    ),
    ...TYPES.flatMap((type) => noOther(stack, type, [], "is of a certificate that the stack does not make")),
  ];
  return { arn, findings: wrong };
}

/**
 * One that ACM issues for the name alone, once it finds the record that it asks for in the zone that the file names.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function issued(stack: Stack, hostedZoneId: string, { domain }: Named): DomainCertificate {
  const [made, record, validation] = TYPES.map((type) => onlyOne(stack, type)) as [
    ReturnType<typeof onlyOne>,
    ReturnType<typeof onlyOne>,
    ReturnType<typeof onlyOne>,
  ];
  const found = [made, record, validation].flatMap(({ findings }) => findings);
  const arn = of(validation.resource?.address, "certificate_arn");
  if (!made.resource || !record.resource || !validation.resource) return { arn, findings: found };
  const asked = (name: string) =>
    `\${tolist(${made.resource?.address}.domain_validation_options).0.resource_record_${name}}`;
  const wrong = [
    ...exactly(stack, made.resource, { domain_name: domain, validation_method: "DNS" }),
    ...unless(
      objectOf(made.resource.attributes.lifecycle).create_before_destroy === true,
      stack,
      `expected ${made.resource.address} to be made before the old one goes, as a listener has it`,
    ),
    ...exactly(
      stack,
      record.resource,
      { zone_id: hostedZoneId, name: asked("name"), type: asked("type"), records: [asked("value")] },
      ["ttl"],
    ),
    ...exactly(stack, validation.resource, {
      certificate_arn: of(made.resource.address, "arn"),
      validation_record_fqdns: [of(record.resource.address, "fqdn")],
    }),
  ];
  const text = `${made.resource.address} is issued for ${domain} once its record is in the zone ${hostedZoneId}`;
  return { arn, findings: wrong.length > 0 ? wrong : [fact(stack, text)] };
}
