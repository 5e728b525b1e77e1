import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { functionArn, type Place } from "../../model/aws/arn";
import { partitionOf } from "../../model/aws/partition";
import type { Party } from "../../model/party";
import type { HandlerStatement } from "../../model/provider";
import { functionPolicy } from "../../policies/roles/function-policy";
import { serviceTrust } from "../../policies/roles/trust-policy";
import { policyJson } from "../../terraform/policy-json";

export interface FunctionRoleProps {
  /** Name of the function, and of its role. */
  readonly functionName: string;
  /** The account and region of the role, and the settings of every role there. */
  readonly party: Place & Pick<Party, "roles">;
  /** True if the function runs in a VPC. */
  readonly inVpc: boolean;
  /** True if X-Ray traces it. @default false */
  readonly tracing?: boolean;
  /** The table that it writes to. @default none */
  readonly tableArn?: string;
  /** Permissions in addition to those that it needs to run. @default none */
  readonly statements?: readonly HandlerStatement[];
}

/**
 * The role of one function, with the permissions that it needs to run and no more. Terraform makes it before
 * the function's network and destroys it after: Lambda deletes a function's network interfaces with the
 * function's role, some time after the function.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export class FunctionRole extends Construct {
  readonly functionName: string;
  readonly roleId: string;
  readonly roleArn: string;
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, props: FunctionRoleProps) {
    super(scope, id);
    const { functionName, party, inVpc, tracing = false, tableArn, statements } = props;

    const role = new IamRole(this, "Default", {
      ...party.roles,
      name: functionName,
      assumeRolePolicy: policyJson(serviceTrust("lambda.amazonaws.com")),
    });
    const policy = new IamRolePolicy(this, "policy:Default", {
      name: "runtime",
      role: role.id,
      policy: policyJson(
        functionPolicy({
          logGroupArn: logGroupArn(party, functionName),
          functionArn: functionArn(party, functionName),
          tableArn,
          statements,
          tracing,
          inVpc,
        }),
      ),
    });

    this.functionName = functionName;
    this.roleId = role.id;
    this.roleArn = role.arn;
    this.policy = policy;
  }
}

/** The log group's name, the one that Lambda would choose itself. */
export function logGroupName(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}

/** Built from the name, because the role is made before the log group. */
function logGroupArn({ account, region }: Place, functionName: string): string {
  return `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${logGroupName(functionName)}`;
}
