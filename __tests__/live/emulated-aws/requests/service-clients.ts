import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { STSClient } from "@aws-sdk/client-sts";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import type { Forward } from "../proxy";
import type { Requester } from "./requester";
import { sdkHandler } from "./sdk-handler";

/** The services as a requester sees them, called through `forward` by rules that need to know what exists. */
export function serviceClients(
  { region, accessKeyId, sessionToken }: Omit<Requester, "service">,
  forward: Forward,
) {
  const config = {
    region,
    endpoint: "http://127.0.0.1",
    credentials: { secretAccessKey: "unchecked", accessKeyId, sessionToken },
    maxAttempts: 1,
    requestHandler: sdkHandler(forward),
  };
  return {
    apiGateway: () => new APIGatewayClient(config),
    autoScaling: () => new AutoScalingClient(config),
    ec2: () => new EC2Client(config),
    ecs: () => new ECSClient(config),
    elb: () => new ElasticLoadBalancingV2Client(config),
    httpApis: () => new ApiGatewayV2Client(config),
    iam: () => new IAMClient(config),
    kms: () => new KMSClient(config),
    lambda: () => new LambdaClient(config),
    logs: () => new CloudWatchLogsClient(config),
    secrets: () => new SecretsManagerClient(config),
    sts: () => new STSClient(config),
    waf: () => new WAFV2Client(config),
  };
}
