import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { AccessRoleDocuments } from "../policies/provider-documents";
import { policyJson } from "./policy-json";

/** The role in the provider's account that one consumer's clients assume, and what it may call. */
export class AccessRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, { name, consumer, trust, permissions }: AccessRoleDocuments) {
    super(scope, id);

    const role = new IamRole(this, "Default", {
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
