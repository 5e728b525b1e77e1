import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient } from "@aws-sdk/client-iam";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { WAFV2Client } from "@aws-sdk/client-wafv2";

/** The services of one account of the emulated AWS, to ask what is there. */
export type Account = ReturnType<typeof accountOf>;

export const REGION = "eu-west-1";

/** Anybody's: the emulator puts who has not assumed a role into an account of its own. */
const OBSERVER = { accessKeyId: "observer", secretAccessKey: "observer" };

/** The clients of an account: whoever has assumed a role of it is in it. */
export function accountOf(endpoint: string, id: string) {
  const config = { endpoint, region: REGION, credentials: () => credentialsIn(endpoint, id) };
  return {
    id,
    apiGateway: new APIGatewayClient(config),
    dynamodb: new DynamoDBClient(config),
    ec2: new EC2Client(config),
    iam: new IAMClient(config),
    lambda: new LambdaClient(config),
    logs: new CloudWatchLogsClient(config),
    waf: new WAFV2Client(config),
  };
}

async function credentialsIn(endpoint: string, account: string) {
  const sts = new STSClient({ endpoint, region: REGION, credentials: OBSERVER });
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/observer`, RoleSessionName: "observer" }),
  );
  return {
    accessKeyId: Credentials?.AccessKeyId ?? "",
    secretAccessKey: Credentials?.SecretAccessKey ?? "",
    sessionToken: Credentials?.SessionToken,
  };
}
