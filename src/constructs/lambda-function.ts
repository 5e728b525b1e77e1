import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaFunction as AwsLambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Construct } from "constructs";
import type { Bundle } from "../bundle/bundle";
import { partitionOf } from "../model/partition";
import type { RoleSettings } from "../model/party";
import type { HandlerStatement, LogSettings } from "../model/provider";
import { functionPolicy } from "../policies/function-policy";
import { serviceTrust } from "../policies/trust-policy";
import { policyJson } from "./policy-json";

export interface LambdaFunctionProps {
  /** Name of the function, of its role and at the end of its log group's. */
  readonly functionName: string;
  readonly code: Bundle;
  readonly account: string;
  readonly region: string;
  readonly roles: RoleSettings;
  readonly environment: Readonly<Record<string, string>>;
  /** 1 to 900. */
  readonly timeoutSeconds: number;
  readonly logs: LogSettings;
  /** @default 256 */
  readonly memoryMb?: number;
  /** Whether it is sampled by X-Ray. @default false */
  readonly tracing?: boolean;
  /** The table that it writes to. @default none */
  readonly tableArn?: string;
  /** What it may do beyond its own running. @default nothing */
  readonly statements?: readonly HandlerStatement[];
  /** Where in a VPC it runs. @default outside any VPC */
  readonly network?: { readonly subnetIds: readonly string[]; readonly securityGroupIds: readonly string[] };
}

/** A function with a log group and a role of its own, which may do what it needs to run and no more. */
export class LambdaFunction extends Construct {
  readonly functionName: string;
  readonly functionArn: string;
  readonly invokeArn: string;
  readonly roleId: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const { functionName, code, network, memoryMb = 256, tracing = false } = props;

    const logGroup = new CloudwatchLogGroup(this, "Default", {
      name: `/aws/lambda/${functionName}`,
      retentionInDays: props.logs.retentionDays,
      kmsKeyId: props.logs.kmsKeyArn,
    });
    const role = new IamRole(this, "role:Default", {
      ...props.roles,
      name: functionName,
      assumeRolePolicy: policyJson(serviceTrust("lambda.amazonaws.com")),
    });
    const runtime = new IamRolePolicy(this, "policy:Default", {
      name: "runtime",
      role: role.id,
      policy: policyJson(
        functionPolicy({
          logGroupArn: logGroup.arn,
          functionArn: functionArn(props),
          tableArn: props.tableArn,
          statements: props.statements,
          tracing,
          inVpc: network !== undefined,
        }),
      ),
    });
    const lambda = new AwsLambdaFunction(this, "function:Default", {
      functionName,
      role: role.arn,
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
      // A deleted function leaves its interfaces for up to an hour; without this their group cannot go before them.
      replaceSecurityGroupsOnDestroy: network && true,
      dependsOn: [runtime],
    });

    this.functionName = lambda.functionName;
    this.functionArn = lambda.arn;
    this.invokeArn = lambda.invokeArn;
    this.roleId = role.id;
    this.roleArn = role.arn;
  }
}

/** Known before the function is made, which needs the policy that names it. */
function functionArn({ account, region, functionName }: LambdaFunctionProps): string {
  return `arn:${partitionOf(region)}:lambda:${region}:${account}:function:${functionName}`;
}
