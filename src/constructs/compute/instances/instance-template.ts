import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Construct } from "constructs";
import type { RoleSettings } from "../../../model/party";
import { literals } from "../../../terraform/literal";
import type { ServerRole } from "../server-role";

export interface InstanceTemplateProps {
  /** Name of the template, of the profile and of the instances. */
  readonly name: string;
  /** An arm64 type, such as `t4g.micro`. */
  readonly instanceType: string;
  readonly role: ServerRole;
  /** The profile's path is that of roles. */
  readonly roles: RoleSettings;
  readonly securityGroupId: string;
  /** The script of the first start, as plain text. */
  readonly userData: string;
  /** Tags of instances and their disks: the default tags of a provider do not get there. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The template that instances are launched from: the newest Amazon Linux 2023 at the time of the apply, without a public address or a key pair, an
 * encrypted disk, and metadata only for requests with a token that do not leave the instance. With a newer image, as with another
 * program, the next apply makes another version of it.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export class InstanceTemplate extends Construct {
  readonly templateId: string;
  /** The version's number: a group that names it is refreshed when it changes. */
  readonly version: string;

  constructor(scope: Construct, id: string, props: InstanceTemplateProps) {
    super(scope, id);
    const { name, roles } = props;

    const profile = new IamInstanceProfile(this, "profile:service", {
      name,
      path: roles.path,
      role: props.role.roleName,
    });
    const image = new DataAwsSsmParameter(this, "image", { name: AMAZON_LINUX });
    const tags = { ...literals(props.tags), Name: name };
    const template = new LaunchTemplate(this, "template:service", {
      name,
      updateDefaultVersion: true,
      imageId: image.insecureValue,
      instanceType: props.instanceType,
      iamInstanceProfile: { arn: profile.arn },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      networkInterfaces: [
        { deviceIndex: 0, associatePublicIpAddress: "false", securityGroups: [props.securityGroupId] },
      ],
      blockDeviceMappings: [{ deviceName: ROOT, ebs: DISK }],
      userData: Buffer.from(props.userData).toString("base64"),
      tagSpecifications: [
        { resourceType: "instance", tags },
        { resourceType: "volume", tags },
      ],
    });

    this.templateId = template.id;
    this.version = `\${${template.fqn}.latest_version}`;
  }
}

/**
 * The newest Amazon Linux 2023 for arm64, which includes the SSM agent and the AWS CLI.
 * @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
const AMAZON_LINUX = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";

/** The root device of that image. */
const ROOT = "/dev/xvda";

/** An encrypted disk of 10 GB: two more than the image takes. It goes with its instance. */
const DISK = { encrypted: "true", volumeType: "gp3", volumeSize: 10, deleteOnTermination: "true" };
