import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayRestApiPolicy } from "@cdktf/provider-aws/lib/api-gateway-rest-api-policy";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Fn, type ITerraformDependable, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { RestApi, Throttle } from "../../model/provider";
import { routeName, routeSettingsKey } from "../../model/routes/route";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";
import { ACCESS_LOG_FORMAT } from "./access-log-format";

export interface ApiStageProps {
  readonly name: string;
  readonly restApiId: string;
  readonly service: RestApi;
  readonly policy: PolicyDocument;
  /** Resources that a deployment waits for, beside the API's document and policy. */
  readonly deploymentDependencies: readonly ITerraformDependable[];
  /** Values beside the policy that are served only once the API is deployed anew. */
  readonly redeployTriggers: Readonly<Record<string, string>>;
  /** What the stage's logs have to wait for. @default nothing */
  readonly logAccount?: ITerraformDependable;
}

/**
 * The API's resource policy and its one stage. A stage serves a deployment, which is a picture of the document and the
 * policy: it is taken anew whenever one of them changes as Terraform renders it, so also when an endpoint's id arrives
 * through a consumer's state.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export class ApiStage extends Construct {
  readonly stageArn: string;
  readonly invokeUrl: string;

  constructor(scope: Construct, id: string, props: ApiStageProps) {
    super(scope, id);
    const { name, restApiId, service } = props;
    const { retentionDays, kmsKeyArn } = service.accessLog;

    const deployment = deployApi(this, props);
    const accessLog = new CloudwatchLogGroup(this, "log:api_access", {
      name: `/aws/apigateway/${name}/access`,
      retentionInDays: retentionDays,
      kmsKeyId: kmsKeyArn,
    });
    const executionLog = executionLogGroup(this, props);
    const stage = new ApiGatewayStage(this, "stage:api", {
      restApiId,
      stageName: service.stage,
      deploymentId: deployment.id,
      accessLogSettings: { destinationArn: accessLog.arn, format: ACCESS_LOG_FORMAT },
      xrayTracingEnabled: service.tracing,
      dependsOn: [executionLog, props.logAccount].filter((one) => one !== undefined),
    });
    new ApiGatewayMethodSettings(this, "settings:api", {
      restApiId,
      stageName: stage.stageName,
      methodPath: "*/*",
      settings: methodSettings(service, service.throttle),
    });
    for (const route of service.operations) {
      if (route.throttle === undefined) continue;
      new ApiGatewayMethodSettings(this, `settings:${routeName(route)}`, {
        restApiId,
        stageName: stage.stageName,
        methodPath: routeSettingsKey(route),
        settings: methodSettings(service, route.throttle),
      });
    }

    this.stageArn = stage.arn;
    this.invokeUrl = stage.invokeUrl;
  }
}

/** The policy, and a deployment of it and of the document as they are. */
function deployApi(scope: Construct, props: ApiStageProps): ApiGatewayDeployment {
  const { restApiId } = props;
  const rendered = new TerraformLocal(scope, "resource_policy", policyJson(props.policy));
  const policy = new ApiGatewayRestApiPolicy(scope, "policy:api", {
    restApiId,
    policy: rendered.asString,
  });
  return new ApiGatewayDeployment(scope, "deployment:api", {
    restApiId,
    triggers: { ...props.redeployTriggers, policy: Fn.sha256(rendered.asString) },
    lifecycle: { createBeforeDestroy: true },
    dependsOn: [policy, ...props.deploymentDependencies],
  });
}

/** API Gateway would make it itself at the first entry, and then keep it forever. */
function executionLogGroup(
  scope: Construct,
  { restApiId, service }: ApiStageProps,
): CloudwatchLogGroup | undefined {
  if (service.executionLog === "OFF") return undefined;
  return new CloudwatchLogGroup(scope, "log:api_execution", {
    name: `API-Gateway-Execution-Logs_${restApiId}/${service.stage}`,
    retentionInDays: service.accessLog.retentionDays,
    kmsKeyId: service.accessLog.kmsKeyArn,
  });
}

/** Settings of one method replace those of all as a whole, so that each has to say everything. */
function methodSettings({ executionLog }: RestApi, { ratePerSecond, burst }: Throttle) {
  return {
    metricsEnabled: true,
    loggingLevel: executionLog,
    // Never bodies: they are the callers' own.
    dataTraceEnabled: false,
    throttlingRateLimit: ratePerSecond,
    throttlingBurstLimit: burst,
  };
}
