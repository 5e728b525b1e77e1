import { type Finding, fact } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { noOther, onlyOne } from "../../../../network/held/only";
import type { Stack } from "../../../../network/stack/stack-json";
import type { DomainExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

const NAME = "aws_apigatewayv2_domain_name";
const MAPPING = "aws_apigatewayv2_api_mapping";
const RECORD = "aws_route53_record";

/** The gateway's own name: with the file's certificate, at least TLS 1.2, and for this API at its root. */
export function domainFindings(
  stack: Stack,
  parts: GatewayParts,
  expected: DomainExpectations | undefined,
): readonly Finding[] {
  const surplus = (type: string) => noOther(stack, type, [], "is of a name that the file does not have");
  if (expected === undefined) return [NAME, MAPPING, RECORD].flatMap(surplus);
  const [name, mapping] = [onlyOne(stack, NAME), onlyOne(stack, MAPPING)];
  if (name.resource === undefined || mapping.resource === undefined)
    return [...name.findings, ...mapping.findings];
  const { address } = name.resource;
  const wrong = [
    ...having(stack, name.resource, {
      domain_name: expected.name,
      domain_name_configuration: {
        ...{
          certificate_arn: expected.certificateArn,
          endpoint_type: "REGIONAL",
          security_policy: "TLS_1_2",
        },
      },
    }),
    ...having(stack, mapping.resource, {
      ...{ api_id: of(parts.api.address), domain_name: of(address), stage: of(parts.stage.address) },
    }),
    ...(expected.hostedZoneId === undefined ? surplus(RECORD) : recordFindings(stack, address, expected)),
  ];
  if (wrong.length > 0) return wrong;
  return [fact(stack, `${expected.name} leads to ${parts.api.address} by TLS 1.2 or later`)];
}

function recordFindings(stack: Stack, address: string, expected: DomainExpectations): readonly Finding[] {
  const { resource, findings } = onlyOne(stack, RECORD);
  if (resource === undefined) return findings;
  const target = (attribute: string) => of(address, `domain_name_configuration[0].${attribute}`);
  return having(stack, resource, {
    ...{ zone_id: expected.hostedZoneId, name: expected.name, type: "A" },
    alias: {
      name: target("target_domain_name"),
      zone_id: target("hosted_zone_id"),
      evaluate_target_health: false,
    },
  });
}
