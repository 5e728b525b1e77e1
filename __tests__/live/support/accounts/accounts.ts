import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2Client } from "@aws-sdk/client-apigatewayv2";
import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SSMClient } from "@aws-sdk/client-ssm";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import { roleArn } from "../../../../src/model/aws/arn";

/** The service clients of one account and region of the emulated AWS. */
export type Account = ReturnType<typeof accountOf>;

/** The region of a live run unless it names another. */
export const REGION = "eu-west-1";

/** Credentials of no account: a caller without a role is in the emulator's default account. */
const OBSERVER = { accessKeyId: "observer", secretAccessKey: "observer" };

/** The accounts of an emulated AWS, by id. */
export function accountsOf(endpoint: string, region = REGION): (id: string) => Account {
  const accounts = new Map<string, Account>();
  return (id) => {
    const account = accounts.get(id) ?? accountOf(endpoint, id, region);
    accounts.set(id, account);
    return account;
  };
}

/** The service clients of an account, by assuming a role in it. */
function accountOf(endpoint: string, id: string, region: string) {
  const config = { endpoint, region, credentials: () => credentialsIn(endpoint, id, region) };
  return {
    id,
    region,
    apiGateway: new APIGatewayClient(config),
    autoScaling: new AutoScalingClient(config),
    dynamodb: new DynamoDBClient(config),
    ec2: new EC2Client(config),
    ecs: new ECSClient(config),
    elb: new ElasticLoadBalancingV2Client(config),
    httpApis: new ApiGatewayV2Client(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
    logs: new CloudWatchLogsClient(config),
    parameters: new SSMClient(config),
    s3: new S3Client(config),
    secrets: new SecretsManagerClient(config),
    waf: new WAFV2Client(config),
  };
}

async function credentialsIn(endpoint: string, account: string, region: string) {
  const sts = new STSClient({ endpoint, region, credentials: OBSERVER });
  const RoleArn = roleArn({ account, region }, "observer");
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "observer" }));
  return {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken,
  };
}
