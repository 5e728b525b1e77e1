import { Apigatewayv2Api } from "@cdktf/provider-aws/lib/apigatewayv2-api";
import { Apigatewayv2VpcLink } from "@cdktf/provider-aws/lib/apigatewayv2-vpc-link";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Cors, HttpGateway, ServiceUse } from "../../model/gateway/gateway";
import { declaredRoutes } from "./declared-routes";
import { keepWarmRoute } from "./keep-warm/keep-warm-route";
import { serviceIntegrations } from "./service-integrations";

export interface HttpApiProps {
  /** Name of the API, its link and its authorizer. */
  readonly name: string;
  readonly gateway: HttpGateway;
  readonly uses: readonly ServiceUse[];
  /** The subnets of the VPC link's interfaces. */
  readonly subnetIds: readonly string[];
  readonly linkGroupId: string;
  /** The listener of the balancer that all routes lead to. */
  readonly listenerArn: string;
}

/**
 * An HTTP API with the declared routes, and with `keepWarm` one of its own, each of which leads through one VPC link to one balancer.
 * With a name of its own it does not answer at its execute-api name. It answers no calls before it has a stage.
 *
 * A link's subnets and groups cannot be changed, so a new link is made before the old one is deleted.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
 */
export class HttpApi extends Construct {
  readonly apiId: string;
  /** The execute-api URL, without a slash at its end. */
  readonly apiEndpoint: string;
  readonly routes: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: HttpApiProps) {
    super(scope, id);
    const { name, gateway, uses, listenerArn } = props;

    const api = new Apigatewayv2Api(this, "api:gateway", {
      name,
      description: "One way to the services of several accounts",
      protocolType: "HTTP",
      corsConfiguration: gateway.cors && corsConfiguration(gateway.cors),
      disableExecuteApiEndpoint: gateway.domain !== undefined,
    });
    const link = new Apigatewayv2VpcLink(this, "link:gateway", {
      name,
      subnetIds: [...props.subnetIds],
      securityGroupIds: [props.linkGroupId],
      lifecycle: { createBeforeDestroy: true },
    });
    const linked = { apiId: api.id, vpcLinkId: link.id, listenerArn, gateway };
    const integrationIds = serviceIntegrations(this, { ...linked, uses });
    const { access, keepWarm } = gateway;

    this.apiId = api.id;
    this.apiEndpoint = api.apiEndpoint;
    this.routes = [
      ...declaredRoutes(this, { apiId: api.id, name, access, uses, integrationIds }),
      ...(keepWarm ? [keepWarmRoute(this, linked)] : []),
    ];
  }
}

/**
 * API Gateway itself answers preflights, for which it asks for no authorization.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
function corsConfiguration({ origins, methods, headers, exposeHeaders, credentials, maxAgeSeconds }: Cors) {
  return {
    allowOrigins: [...origins],
    allowMethods: [...methods],
    allowHeaders: [...headers],
    exposeHeaders: [...exposeHeaders],
    allowCredentials: credentials,
    maxAge: maxAgeSeconds,
  };
}
