import { ApiGatewayAccount } from "@cdktf/provider-aws/lib/api-gateway-account";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { partitionOf } from "../../model/aws/partition";
import type { RoleSettings } from "../../model/party";
import { serviceTrust } from "../../policies/roles/trust-policy";
import { policyJson } from "../../terraform/policy-json";

export interface AccountLogRoleProps {
  readonly name: string;
  readonly region: string;
  readonly roles: RoleSettings;
}

/**
 * The role that API Gateway writes logs with: one per account and region, shared by all APIs, so only one
 * stack can own it. Stages with logs must wait for it.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export class AccountLogRole extends Construct {
  /** The account setting that stages with logs wait for. */
  readonly account: ITerraformDependable;

  constructor(scope: Construct, id: string, { name, region, roles }: AccountLogRoleProps) {
    super(scope, id);

    const role = new IamRole(this, "Default", {
      ...roles,
      name,
      description: "API Gateway writes its logs with it",
      assumeRolePolicy: policyJson(serviceTrust("apigateway.amazonaws.com")),
    });
    const attachment = new IamRolePolicyAttachment(this, "attachment:Default", {
      role: role.name,
      policyArn: `arn:${partitionOf(region)}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    });
    this.account = new ApiGatewayAccount(this, "account:Default", {
      cloudwatchRoleArn: role.arn,
      // Later versions of the AWS provider always do this: otherwise the account keeps referring to a deleted
      // role.
      resetOnDelete: true,
      dependsOn: [attachment],
    });
  }
}
