import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import type { EntranceDomain } from "../../model/mutual-tls/entrance";

/**
 * The certificate of a name, by ARN: one that exists, or one that ACM issues when it finds its record in the name's zone. It is
 * renewed by ACM as long as the record stands.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export function domainCertificate(
  scope: Construct,
  { name, certificate }: Pick<EntranceDomain, "name" | "certificate">,
): string {
  if (certificate.kind === "adopted") return certificate.arn;
  const made = new AcmCertificate(scope, "certificate:domain", {
    domainName: name,
    validationMethod: "DNS",
    // A listener refuses to lose its certificate.
    lifecycle: { createBeforeDestroy: true },
  });
  const asked = made.domainValidationOptions.get(0);
  const record = new Route53Record(scope, "record:validation", {
    zoneId: certificate.hostedZoneId,
    name: asked.resourceRecordName,
    type: asked.resourceRecordType,
    records: [asked.resourceRecordValue],
    ttl: 300,
  });
  return new AcmCertificateValidation(scope, "validation:domain", {
    certificateArn: made.arn,
    validationRecordFqdns: [record.fqdn],
  }).certificateArn;
}
