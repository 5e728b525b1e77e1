import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { AuthorizerEnvironment } from "../../../lambdas/authorizer/handler";
import type { CertificateAuthorizerEnvironment } from "../../../lambdas/certificate-authorizer/handler";
import type { FrontDoorEnvironment } from "../../../lambdas/front-door/handler";
import type { Bundle } from "../../bundle/bundle";
import type { LogSettings } from "../../model/provider";
import type { PolicyDocument } from "../../policies/document";
import { policyJson } from "../../terraform/policy-json";
import type { FunctionRole } from "./function-role";
import { LambdaFunction, type LambdaFunctionProps } from "./lambda-function";

export interface ApiAuthorizerProps {
  /** The function's role; both have the same name. */
  readonly role: FunctionRole;
  /** The permission to read keys. @default none: it calls nothing */
  readonly policy?: PolicyDocument;
  /** With the grants in it. */
  readonly code: Bundle;
  readonly environment: AuthorizerEnvironment | FrontDoorEnvironment | CertificateAuthorizerEnvironment;
  readonly logs: LogSettings;
  /** The API that asks it, without a stage. */
  readonly executionArn: string;
  /** True if X-Ray traces it. */
  readonly tracing: boolean;
  /** The subnets and security groups that it runs in. @default outside any VPC */
  readonly network?: LambdaFunctionProps["network"];
}

/**
 * The Lambda authorizer of an API that knows callers by their keys or certificates. A caller waits for it, so that it has as much memory as makes it
 * start quickly.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
export class ApiAuthorizer extends Construct {
  /** The permission of the API, which its deployment waits for. */
  readonly permission: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ApiAuthorizerProps) {
    super(scope, id);
    const { role, executionArn } = props;

    const policy =
      props.policy &&
      new IamRolePolicy(this, "policy:keys", {
        name: "keys",
        role: role.roleId,
        policy: policyJson(props.policy),
      });
    const { functionName } = new LambdaFunction(this, "Default", {
      role,
      code: props.code,
      environment: { ...props.environment },
      timeoutSeconds: TIMEOUT_SECONDS,
      memoryMb: MEMORY_MB,
      logs: props.logs,
      tracing: props.tracing,
      network: props.network,
    });
    this.permission = new LambdaPermission(this, "permission:Default", {
      statementIdPrefix: "AllowApi-",
      action: "lambda:InvokeFunction",
      functionName,
      principal: "apigateway.amazonaws.com",
      // An import makes the authorizer, whose id nobody knows before.
      sourceArn: `${executionArn}/authorizers/*`,
      dependsOn: policy && [policy],
    });
  }
}

/** It may ask AWS three times, one after the other, before API Gateway gives up after 29 seconds. */
const TIMEOUT_SECONDS = 25;
const MEMORY_MB = 512;
