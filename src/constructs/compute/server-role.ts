import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { RoleSettings } from "../../model/party";
import type { ServerRoleDocuments } from "../../policies/compute/server-documents";
import { policyJson } from "../../terraform/policy-json";

export interface ServerRoleProps {
  readonly name: string;
  readonly roles: RoleSettings;
  readonly documents: ServerRoleDocuments;
}

/** A role of servers, or of the agent that starts them, with all that it may do in one inline policy. */
export class ServerRole extends Construct {
  readonly roleName: string;
  readonly roleArn: string;
  /** Servers wait for it: a role without it is of no use. */
  readonly policy: ITerraformDependable;

  constructor(scope: Construct, id: string, { name, roles, documents }: ServerRoleProps) {
    super(scope, id);

    const role = new IamRole(this, "Default", {
      ...roles,
      name,
      assumeRolePolicy: policyJson(documents.trust),
    });
    this.policy = new IamRolePolicy(this, "policy:Default", {
      name: "servers",
      role: role.id,
      policy: policyJson(documents.policy),
    });

    this.roleName = role.name;
    this.roleArn = role.arn;
  }
}
