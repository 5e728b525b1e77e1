import { Apigatewayv2Stage } from "@cdktf/provider-aws/lib/apigatewayv2-stage";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { HttpGateway } from "../../model/gateway/gateway";
import { DEFAULT_STAGE } from "../../model/gateway/names";
import type { Throttle } from "../../model/provider";
import { GATEWAY_LOG_FORMAT } from "./access-log-format";

export interface GatewayStageProps extends Pick<HttpGateway, "throttle" | "accessLog"> {
  readonly name: string;
  readonly apiId: string;
  /** The stage waits for them: AWS refuses settings of routes that do not exist. */
  readonly routes: readonly ITerraformDependable[];
}

/**
 * The one stage of a gateway, at the root of its address; every change of the API is served at once.
 *
 * API Gateway itself lets CloudWatch take its log, in a policy of the account that it writes as whoever applies. The policy names every
 * such log group, in at most 5,120 characters, except those below `/aws/vendedlogs/`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
 */
export class GatewayStage extends Construct {
  readonly stageName: string;

  constructor(scope: Construct, id: string, props: GatewayStageProps) {
    super(scope, id);
    const { name, apiId, routes, throttle, accessLog } = props;

    const log = new CloudwatchLogGroup(this, "log:access", {
      name: `/aws/vendedlogs/apigateway/${name}/access`,
      retentionInDays: accessLog.retentionDays,
      kmsKeyId: accessLog.kmsKeyArn,
    });
    const stage = new Apigatewayv2Stage(this, "Default", {
      apiId,
      name: DEFAULT_STAGE,
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.arn, format: GATEWAY_LOG_FORMAT },
      defaultRouteSettings: limits(throttle),
      routeSettings: Object.entries(throttle.routes).map(([routeKey, own]) => ({ routeKey, ...limits(own) })),
      dependsOn: [...routes],
    });

    this.stageName = stage.id;
  }
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html */
function limits({ ratePerSecond, burst }: Throttle) {
  return { throttlingRateLimit: ratePerSecond, throttlingBurstLimit: burst };
}
