import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import type { KeepWarmEnvironment } from "../../../../lambdas/keep-warm/handler";
import type { Bundle } from "../../../bundle/bundle";
import type { ApiStage } from "../../../model/aws/arn";
import { KEEP_WARM_ROUTE, keepWarmName, NO_SUCH_SERVICE } from "../../../model/gateway/keep-warm";
import type { Party } from "../../../model/party";
import type { LogSettings } from "../../../model/provider";
import { routeKey } from "../../../model/routes/route";
import { keepWarmPolicy } from "../../../policies/gateway/keep-warm-policy";
import { policyJson } from "../../../terraform/policy-json";
import { FunctionRole } from "../../functions/function-role";
import { LambdaFunction } from "../../functions/lambda-function";

export interface KeepWarmProps {
  /** The party of the gateway, whose role settings apply. */
  readonly party: Party;
  readonly code: Bundle;
  readonly api: ApiStage;
  /** The gateway's address, without a path. */
  readonly url: string;
  readonly logs: LogSettings;
}

/** Seconds that the call may take, retries included: an integration waits up to 30. */
const CALL_SECONDS = 60;
/** Seconds that the function has in addition: to start, and to report the outcome. */
const SECONDS_TO_ANSWER = 5;

/**
 * A function that calls the gateway's own route once a week, so that the VPC link always has had traffic within 60 days. Whether it
 * could is in its log and in Lambda's metric `Errors`; Lambda tries twice more after an error.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class KeepWarm extends Construct {
  constructor(scope: Construct, id: string, { party, code, api, url, logs }: KeepWarmProps) {
    super(scope, id);
    const name = keepWarmName(party.name);
    const environment: KeepWarmEnvironment = {
      GATEWAY_URL: url,
      ROUTE: routeKey(KEEP_WARM_ROUTE),
      BALANCER_ANSWER: NO_SUCH_SERVICE.body,
      TIMEOUT_SECONDS: String(CALL_SECONDS),
    };

    const role = new FunctionRole(this, "role:Default", { functionName: name, party, inVpc: false });
    const policy = new IamRolePolicy(this, "policy:call", {
      name: "call",
      role: role.roleId,
      policy: policyJson(keepWarmPolicy(api)),
    });
    const { functionName, functionArn } = new LambdaFunction(this, "Default", {
      ...{ role, code, environment: { ...environment }, logs },
      timeoutSeconds: CALL_SECONDS + SECONDS_TO_ANSWER,
    });
    const rule = new CloudwatchEventRule(this, "rule:Default", {
      name,
      description: "Calls the gateway, so that its VPC link does not go to sleep",
      scheduleExpression: "rate(7 days)",
    });
    const permission = new LambdaPermission(this, "permission:Default", {
      statementIdPrefix: "AllowRule-",
      action: "lambda:InvokeFunction",
      functionName,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
    });
    new CloudwatchEventTarget(this, "target:Default", {
      rule: rule.name,
      arn: functionArn,
      dependsOn: [permission, policy],
    });
  }
}
