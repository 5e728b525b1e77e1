import { GetFunctionCommand } from "@aws-sdk/client-lambda";
import type { Account } from "../../support/accounts/accounts";

/** A function as Lambda describes it. */
export interface DeployedFunction {
  readonly name: string;
  readonly region: string;
  /** `index.handler` */
  readonly handler: string;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** SHA-256 of its zip, in base64. */
  readonly codeSha256: string;
  /** Absent = it is in no VPC. */
  readonly vpcId?: string;
  /** The subnets and the groups of its network interfaces. */
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly account: string;
}

export async function deployedFunction(
  { id, lambda, region }: Account,
  name: string,
): Promise<DeployedFunction> {
  const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
  return {
    name,
    region,
    handler: Configuration?.Handler ?? "",
    roleArn: Configuration?.Role ?? "",
    environment: Configuration?.Environment?.Variables ?? {},
    timeoutSeconds: Configuration?.Timeout ?? 3,
    codeSha256: Configuration?.CodeSha256 ?? "",
    vpcId: Configuration?.VpcConfig?.VpcId,
    subnetIds: Configuration?.VpcConfig?.SubnetIds ?? [],
    groupIds: Configuration?.VpcConfig?.SecurityGroupIds ?? [],
    account: id,
  };
}
