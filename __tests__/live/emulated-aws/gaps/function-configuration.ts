import type { Answer, Forward, PassingRequest } from "../proxy";
import type { Gap } from "./gap";

interface FunctionConfiguration {
  readonly FunctionArn?: string;
  readonly LoggingConfig?: object;
  readonly VpcConfig?: { readonly VpcId?: string; readonly SubnetIds?: readonly string[] };
}

const FUNCTIONS = /^\/2015-03-31\/functions(\/[^/]+(\/configuration)?)?\/?$/;

/** `GetFunction` with everything that was configured. */
export function functionConfiguration(): Gap {
  const logging = new Map<string, object>();
  return {
    because:
      "moto forgets a function's LoggingConfig, a difference in every plan; and it says that every function is in the VPC vpc-123abc, whose default security group the AWS provider asks for when it destroys a function in a VPC",
    intercept: async (passing, forward) => {
      const answer = await forward(passing);
      if (!FUNCTIONS.test(passing.path) || answer.status >= 300) return answer;
      if (passing.method === "POST" || passing.method === "PUT") {
        const { LoggingConfig } = parse(passing.body);
        const { FunctionArn } = parse(answer.body);
        if (FunctionArn && LoggingConfig) logging.set(FunctionArn, LoggingConfig);
        return answer;
      }
      if (passing.method !== "GET") return answer;
      const content = JSON.parse(answer.body.toString()) as { Configuration?: FunctionConfiguration };
      if (content.Configuration === undefined) return answer;
      const { FunctionArn = "", VpcConfig } = content.Configuration;
      const Configuration = {
        ...content.Configuration,
        LoggingConfig: logging.get(FunctionArn),
        VpcConfig: VpcConfig && { ...VpcConfig, VpcId: await vpcOf(VpcConfig.SubnetIds, passing, forward) },
      };
      return { ...answer, body: Buffer.from(JSON.stringify({ ...content, Configuration })) } satisfies Answer;
    },
  };
}

function parse(body: Buffer): FunctionConfiguration {
  return JSON.parse(body.toString() || "{}") as FunctionConfiguration;
}

/** Calls EC2 with the identity of Lambda's caller. */
async function vpcOf(
  subnetIds: readonly string[] | undefined,
  { headers }: PassingRequest,
  forward: Forward,
): Promise<string | undefined> {
  if (!subnetIds?.[0]) return undefined;
  const query = `Action=DescribeSubnets&Version=2016-11-15&SubnetId.1=${subnetIds[0]}`;
  const { body } = await forward({
    method: "POST",
    path: "/",
    headers: {
      host: headers.host,
      authorization: headers.authorization?.replace("/lambda/", "/ec2/"),
      "x-amz-security-token": headers["x-amz-security-token"],
      "content-type": "application/x-www-form-urlencoded",
    },
    body: Buffer.from(query),
  });
  return /<vpcId>([^<]+)<\/vpcId>/.exec(body.toString())?.[1];
}
