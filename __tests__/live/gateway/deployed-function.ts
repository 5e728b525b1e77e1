import { GetFunctionCommand, GetPolicyCommand } from "@aws-sdk/client-lambda";
import type { Account } from "../support/accounts";

/** A function as Lambda describes it. */
export interface DeployedFunction {
  readonly name: string;
  readonly region: string;
  /** `index.handler` */
  readonly handler: string;
  readonly roleArn: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  /** SHA-256 of its zip in base64. */
  readonly codeSha256: string;
  /** Absent = it is in no VPC. */
  readonly vpcId?: string;
}

export async function deployedFunction({ lambda, region }: Account, name: string): Promise<DeployedFunction> {
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
  };
}

interface Permission {
  readonly Effect: string;
  readonly Principal: { readonly Service?: string };
  readonly Condition?: { readonly ArnLike?: { readonly "AWS:SourceArn"?: string } };
}

/** Whether API Gateway may invoke a function for a route: some permission names the route's ARN. */
export async function mayBeInvoked({ lambda }: Account, name: string, sourceArn: string): Promise<boolean> {
  const { Policy = "" } = await lambda.send(new GetPolicyCommand({ FunctionName: name }));
  const { Statement } = JSON.parse(Policy) as { readonly Statement: readonly Permission[] };
  return Statement.some(
    ({ Effect, Principal, Condition }) =>
      Effect === "Allow" &&
      Principal.Service === "apigateway.amazonaws.com" &&
      Condition?.ArnLike?.["AWS:SourceArn"] === sourceArn,
  );
}
