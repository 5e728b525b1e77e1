import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { Construct } from "constructs";
import type { RoleSettings } from "../../model/party";
import type { PolicyDocument } from "../../policies/document";
import { sessionPolicy } from "../../policies/roles/session-policy";
import { serviceTrust } from "../../policies/roles/trust-policy";
import { policyJson } from "../../terraform/policy-json";

export interface ClientInstanceProps {
  /** Name of the instance, of its role and of its profile. */
  readonly name: string;
  /** An arm64 type, such as `t4g.micro`. */
  readonly instanceType: string;
  /** Settings of its role; the profile has the same path. */
  readonly roles: RoleSettings;
  readonly subnetId: string;
  readonly securityGroupId: string;
  /** The permission to invoke its routes. @default none: it does not sign */
  readonly policy?: PolicyDocument;
}

/**
 * An EC2 instance without a public address, for people who call an API by hand. They reach it with Session
 * Manager; its role can sign calls and keep a session open, no more.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started.html
 */
export class ClientInstance extends Construct {
  readonly instanceId: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: ClientInstanceProps) {
    super(scope, id);
    const { name, instanceType, roles, policy } = props;

    const role = new IamRole(this, "role:Default", {
      ...roles,
      name,
      assumeRolePolicy: policyJson(serviceTrust("ec2.amazonaws.com")),
    });
    new IamRolePolicy(this, "sessions", {
      name: "sessions",
      role: role.id,
      policy: policyJson(sessionPolicy()),
    });
    if (policy) new IamRolePolicy(this, "call", { name: "call", role: role.id, policy: policyJson(policy) });
    const profile = new IamInstanceProfile(this, "profile:Default", {
      name,
      path: roles.path,
      role: role.name,
    });
    const image = new DataAwsSsmParameter(this, "image", { name: AMAZON_LINUX });
    const instance = new Instance(this, "instance:Default", {
      ami: image.insecureValue,
      instanceType,
      subnetId: props.subnetId,
      vpcSecurityGroupIds: [props.securityGroupId],
      associatePublicIpAddress: false,
      iamInstanceProfile: profile.name,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { encrypted: true, volumeType: "gp3" },
      tags: { Name: name },
      // AWS publishes a new image every few weeks: keep the running one until the instance is replaced.
      lifecycle: { ignoreChanges: ["ami"] },
    });

    this.instanceId = instance.id;
    this.roleArn = role.arn;
  }
}

/**
 * The newest Amazon Linux 2023 for arm64, which includes the SSM agent, the AWS CLI and curl.
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
const AMAZON_LINUX = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
