import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { LambdaFunction as AwsLambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Construct } from "constructs";
import type { Bundle } from "../../bundle/bundle";
import type { LogSettings } from "../../model/provider";
import { type FunctionRole, logGroupName } from "./function-role";

export interface LambdaFunctionProps {
  /** The function's role; both have the same name. */
  readonly role: FunctionRole;
  readonly code: Bundle;
  readonly environment: Readonly<Record<string, string>>;
  /** 1 to 900. */
  readonly timeoutSeconds: number;
  readonly logs: LogSettings;
  /** @default 256 */
  readonly memoryMb?: number;
  /** True if X-Ray traces it. @default false */
  readonly tracing?: boolean;
  /** The subnets and security groups that it runs in. @default outside any VPC */
  readonly network?: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] };
}

/** A Lambda function with a log group of its own. */
export class LambdaFunction extends Construct {
  readonly functionName: string;
  readonly functionArn: string;
  readonly invokeArn: string;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { role, code, network, memoryMb = 256, tracing = false } = props;
    const { functionName } = role;

    const logGroup = new CloudwatchLogGroup(this, "Default", {
      name: logGroupName(functionName),
      retentionInDays: props.logs.retentionDays,
      kmsKeyId: props.logs.kmsKeyArn,
    });
    const lambda = new AwsLambdaFunction(this, "function:Default", {
      functionName,
      role: role.roleArn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      filename: code.path,
      sourceCodeHash: code.sha256,
      memorySize: memoryMb,
      timeout: props.timeoutSeconds,
      environment: { variables: { ...props.environment } },
      loggingConfig: { logGroup: logGroup.name, logFormat: "JSON" },
      tracingConfig: { mode: tracing ? "Active" : "PassThrough" },
      vpcConfig: network && {
        subnetIds: [...network.subnetIds],
        securityGroupIds: [...network.securityGroupIds],
      },
      // A deleted function's network interfaces remain for up to 45 minutes, and would keep their security
      // group from being deleted.
      replaceSecurityGroupsOnDestroy: network && true,
      dependsOn: [role.policy],
    });

    this.functionName = lambda.functionName;
    this.functionArn = lambda.arn;
    this.invokeArn = lambda.invokeArn;
  }
}
