import { type Finding, fact, shown, unless } from "../../finding";
import { allowsOnly } from "../../held/allows-only";
import { exactly } from "../../held/exactly";
import { of } from "../../held/having";
import { noOther, onlyOne } from "../../held/only";
import { textOf } from "../../stack/reference";
import { objectOf, type Resource, type Stack } from "../../stack/stack-json";
import type { EntranceExpectations } from "../entrance-expectations";

/** The things of the stack that a domain belongs to. */
interface Named {
  readonly api: Resource;
  readonly stage: Resource;
  /** The address of the API's endpoint. */
  readonly endpoint: string;
  /** The certificate of the name, as an expression or an ARN. */
  readonly certificate: string;
}

/**
 * The custom domain by which API Gateway finds the API: its root is mapped to the one stage. A private one answers nobody but the
 * API's own endpoint. A regional one is on the internet as well, and takes no policy: the API's own refuses there.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/41659
 */
export function domainFindings(
  stack: Stack,
  { domain, endpointType }: EntranceExpectations,
  { api, stage, endpoint, certificate }: Named,
): readonly Finding[] {
  const isPrivate = endpointType === "PRIVATE";
  const own = onlyOne(stack, "aws_api_gateway_domain_name");
  const mapping = onlyOne(stack, "aws_api_gateway_base_path_mapping");
  if (!own.resource || !mapping.resource) return [...own.findings, ...mapping.findings];
  const { address } = own.resource;
  const url = textOf(stack, objectOf(stack.outputs.invoke_url).value);
  const wrong = [
    ...exactly(
      stack,
      own.resource,
      {
        ...{ domain_name: domain, security_policy: "TLS_1_2" },
        endpoint_configuration: { types: [endpointType] },
        ...(isPrivate ? { certificate_arn: certificate } : { regional_certificate_arn: certificate }),
      },
      isPrivate ? ["policy"] : [],
    ),
    ...exactly(stack, mapping.resource, {
      domain_name: of(address, "domain_name"),
      api_id: of(api.address),
      stage_name: of(stage.address, "stage_name"),
      ...(isPrivate && { domain_name_id: of(address, "domain_name_id") }),
    }),
    ...(isPrivate ? closedDomain(stack, own.resource, endpoint) : noAssociation(stack)),
    ...unless(
      url === `https://${domain}`,
      stack,
      `expected the output invoke_url to be https://${domain}, got ${shown(url)}`,
    ),
  ];
  if (wrong.length > 0) return wrong;
  const who = isPrivate
    ? `${endpoint} alone may ask for it`
    : "the API's policy refuses those who ask for it on the internet";
  return [fact(stack, `${domain} is ${api.address}, stage ${shown(stage.attributes.stage_name)}; ${who}`)];
}

const ASSOCIATION = "aws_api_gateway_domain_name_access_association";

/** Its policy names the endpoint, and it is associated with it: without either it answers nobody. */
function closedDomain(stack: Stack, domain: Resource, endpoint: string): readonly Finding[] {
  const { resource, findings } = onlyOne(stack, ASSOCIATION);
  const every = { actions: ["execute-api:Invoke"], resource: "execute-api:/*", principal: "*" };
  const source = { "aws:SourceVpce": of(endpoint) };
  return [
    ...allowsOnly(stack, domain, "policy", [
      { ...every, condition: { StringEquals: source } },
      { ...every, effect: "Deny", condition: { StringNotEquals: source } },
    ]),
    ...(resource
      ? exactly(stack, resource, {
          domain_name_arn: of(domain.address, "arn"),
          access_association_source: of(endpoint),
          access_association_source_type: "VPCE",
        })
      : findings),
  ];
}

function noAssociation(stack: Stack): readonly Finding[] {
  return noOther(stack, ASSOCIATION, [], "is of a private domain, which the file does not have");
}
