import { ApiGatewayBasePathMapping } from "@cdktf/provider-aws/lib/api-gateway-base-path-mapping";
import { ApiGatewayDomainName } from "@cdktf/provider-aws/lib/api-gateway-domain-name";
import { ApiGatewayDomainNameAccessAssociation } from "@cdktf/provider-aws/lib/api-gateway-domain-name-access-association";
import { Construct } from "constructs";
import type { EntranceDomain } from "../../model/mutual-tls/entrance";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";

export interface ApiDomainProps {
  readonly domain: EntranceDomain;
  readonly certificateArn: string;
  readonly apiId: string;
  readonly stageName: string;
  /** The API's one endpoint. */
  readonly endpointId: string;
  /** The policy of a private domain. @default none, as of a regional one */
  readonly policy?: PolicyDocument;
}

/**
 * The name by which API Gateway finds the API that a call is for. A regional one is reachable from the internet as well, where the
 * API's resource policy refuses. A private one has a policy of its own and is asked for through the associated endpoint alone.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, props: ApiDomainProps) {
    super(scope, id);
    const { domain, certificateArn, apiId, stageName, endpointId, policy } = props;

    const isPrivate = domain.endpointType === "private";
    const own = new ApiGatewayDomainName(this, "Default", {
      domainName: domain.name,
      securityPolicy: "TLS_1_2",
      endpointConfiguration: { types: [isPrivate ? "PRIVATE" : "REGIONAL"] },
      ...(isPrivate
        ? { certificateArn, policy: policy && policyJson(policy) }
        : { regionalCertificateArn: certificateArn }),
    });
    new ApiGatewayBasePathMapping(this, "mapping:Default", {
      domainName: own.domainName,
      apiId,
      stageName,
      // Several private domains may have one name. https://github.com/hashicorp/terraform-provider-aws/issues/41659
      ...(isPrivate && { domainNameId: own.domainNameId }),
    });
    if (isPrivate) {
      new ApiGatewayDomainNameAccessAssociation(this, "association:Default", {
        domainNameArn: own.arn,
        accessAssociationSource: endpointId,
        accessAssociationSourceType: "VPCE",
      });
    }
  }
}
