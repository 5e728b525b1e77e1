import { Apigatewayv2ApiMapping } from "@cdktf/provider-aws/lib/apigatewayv2-api-mapping";
import { Apigatewayv2DomainName } from "@cdktf/provider-aws/lib/apigatewayv2-domain-name";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import type { GatewayDomain as DomainSettings } from "../../model/gateway/gateway";

export interface GatewayDomainProps {
  readonly domain: DomainSettings;
  readonly apiId: string;
  readonly stageName: string;
}

/**
 * A gateway's own name, with at least TLS 1.2. Without a hosted zone its owner makes it: an alias of the target.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html
 */
export class GatewayDomain extends Construct {
  /** The target of an alias record of the name. */
  readonly target: { readonly name: string; readonly zone_id: string };

  constructor(scope: Construct, id: string, { domain, apiId, stageName }: GatewayDomainProps) {
    super(scope, id);

    const name = new Apigatewayv2DomainName(this, "Default", {
      domainName: domain.name,
      domainNameConfiguration: {
        certificateArn: domain.certificateArn,
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
      },
    });
    new Apigatewayv2ApiMapping(this, "mapping:Default", { apiId, domainName: name.id, stage: stageName });
    const { targetDomainName, hostedZoneId } = name.domainNameConfiguration;
    if (domain.hostedZoneId !== undefined) {
      new Route53Record(this, "record:Default", {
        zoneId: domain.hostedZoneId,
        name: domain.name,
        type: "A",
        alias: { name: targetDomainName, zoneId: hostedZoneId, evaluateTargetHealth: false },
      });
    }

    this.target = { name: targetDomainName, zone_id: hostedZoneId };
  }
}
