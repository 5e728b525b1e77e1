import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { RoleSettings } from "../../model/party";
import type { AccessRoleDocuments } from "../../policies/provider-documents";
import { policyJson } from "../../terraform/policy-json";

export interface AccessRoleProps extends AccessRoleDocuments {
  readonly roles: RoleSettings;
}

/** The role in the provider's account that one consumer's clients assume, with its permissions. */
export class AccessRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: AccessRoleProps) {
    super(scope, id);
    const { name, roles, consumer, trust, permissions } = props;

    const role = new IamRole(this, "Default", {
      ...roles,
      name,
      description: `What ${consumer} may call`,
      assumeRolePolicy: policyJson(trust),
      maxSessionDuration: 3600,
    });
    new IamRolePolicy(this, "policy:Default", {
      name: "call",
      role: role.id,
      policy: policyJson(permissions),
    });

    this.roleArn = role.arn;
  }
}
