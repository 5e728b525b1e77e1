import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayRestApiPolicy } from "@cdktf/provider-aws/lib/api-gateway-rest-api-policy";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Fn, type ITerraformDependable, TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { ExecutionLog, LogSettings, Throttle } from "../../model/provider";
import { routeName, routeSettingsKey, type WrittenRoute } from "../../model/routes/route";
import type { PolicyDocument } from "../../policies/document";
import { deploymentDescription, POLICY_HASH_LENGTH } from "../../policies/rest-api/deployment-description";
import { policyJson } from "../../terraform/policy-json";
import { ACCESS_LOG_FORMAT } from "./access-log-format";

export interface ApiStageProps {
  readonly name: string;
  readonly restApiId: string;
  readonly stageName: string;
  /** The API's resource policy. @default none, which only an API on the internet can do without */
  readonly policy?: PolicyDocument;
  /** The throttle of every method without its own. */
  readonly throttle: Throttle;
  /** The methods with a throttle of their own. @default none */
  readonly throttledRoutes?: readonly (WrittenRoute & { readonly throttle: Throttle })[];
  readonly accessLog: LogSettings;
  /** The level of the execution log; `OFF` = none. */
  readonly executionLog: ExecutionLog;
  /** True if X-Ray traces calls. */
  readonly tracing: boolean;
  /** Further resources that a deployment waits for. */
  readonly deploymentDependencies: readonly ITerraformDependable[];
  /** Further values that take effect only in a new deployment. */
  readonly redeployTriggers: Readonly<Record<string, string>>;
  /** The account setting that the stage's logs wait for. @default none */
  readonly logAccount?: ITerraformDependable;
}

/**
 * The API's resource policy and its one stage. A stage serves a deployment: a snapshot of the API's document
 * and policy. A new one is made whenever either of them changes as rendered by Terraform, for instance when
 * an endpoint's id becomes known from a consumer's state.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export class ApiStage extends Construct {
  readonly stageArn: string;
  readonly stageName: string;
  readonly invokeUrl: string;

  constructor(scope: Construct, id: string, props: ApiStageProps) {
    super(scope, id);
    const { name, restApiId, throttledRoutes = [] } = props;
    const { retentionDays, kmsKeyArn } = props.accessLog;

    const deployment = deployApi(this, props);
    const accessLog = new CloudwatchLogGroup(this, "log:api_access", {
      name: `/aws/apigateway/${name}/access`,
      retentionInDays: retentionDays,
      kmsKeyId: kmsKeyArn,
    });
    const executionLog = executionLogGroup(this, props);
    const stage = new ApiGatewayStage(this, "stage:api", {
      restApiId,
      stageName: props.stageName,
      deploymentId: deployment.id,
      accessLogSettings: { destinationArn: accessLog.arn, format: ACCESS_LOG_FORMAT },
      xrayTracingEnabled: props.tracing,
      dependsOn: [executionLog, props.logAccount].filter((one) => one !== undefined),
    });
    new ApiGatewayMethodSettings(this, "settings:api", {
      restApiId,
      stageName: stage.stageName,
      methodPath: "*/*",
      settings: methodSettings(props, props.throttle),
    });
    for (const route of throttledRoutes) {
      new ApiGatewayMethodSettings(this, `settings:${routeName(route)}`, {
        restApiId,
        stageName: stage.stageName,
        methodPath: routeSettingsKey(route),
        settings: methodSettings(props, route.throttle),
      });
    }

    this.stageArn = stage.arn;
    this.stageName = stage.stageName;
    this.invokeUrl = stage.invokeUrl;
  }
}

/** The policy, and a deployment of it and of the document. */
function deployApi(scope: Construct, props: ApiStageProps): ApiGatewayDeployment {
  const { restApiId } = props;
  const policy = props.policy && writtenPolicy(scope, restApiId, props.policy);
  return new ApiGatewayDeployment(scope, "deployment:api", {
    restApiId,
    description: policy?.description,
    triggers: { ...props.redeployTriggers, ...policy?.triggers },
    lifecycle: { createBeforeDestroy: true },
    dependsOn: [...(policy ? [policy.resource] : []), ...props.deploymentDependencies],
  });
}

function writtenPolicy(scope: Construct, restApiId: string, document: PolicyDocument) {
  const rendered = new TerraformLocal(scope, "resource_policy", policyJson(document)).asString;
  const hash = Fn.sha256(rendered);
  return {
    resource: new ApiGatewayRestApiPolicy(scope, "policy:api", { restApiId, policy: rendered }),
    triggers: { policy: hash },
    description: deploymentDescription(Fn.substr(hash, 0, POLICY_HASH_LENGTH)),
  };
}

/** Without it, API Gateway would make the group at the first entry, and keep it forever. */
function executionLogGroup(
  scope: Construct,
  { restApiId, stageName, accessLog, executionLog }: ApiStageProps,
): CloudwatchLogGroup | undefined {
  if (executionLog === "OFF") return undefined;
  return new CloudwatchLogGroup(scope, "log:api_execution", {
    name: `API-Gateway-Execution-Logs_${restApiId}/${stageName}`,
    retentionInDays: accessLog.retentionDays,
    kmsKeyId: accessLog.kmsKeyArn,
  });
}

/** A method's settings replace those of all methods completely, so each repeats everything. */
function methodSettings({ executionLog }: ApiStageProps, { ratePerSecond, burst }: Throttle) {
  return {
    metricsEnabled: true,
    loggingLevel: executionLog,
    // Bodies are the callers' data and are never logged.
    dataTraceEnabled: false,
    throttlingRateLimit: ratePerSecond,
    throttlingBurstLimit: burst,
  };
}
