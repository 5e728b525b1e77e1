import { type Finding, unless } from "../../../../network/finding";
import { having, inside, of, type Wanted } from "../../../../network/held/having";
import { onlyOne } from "../../../../network/held/only";
import { proven } from "../../../../network/held/proven";
import { listOf, objectOf, type Resource, type Stack } from "../../../../network/stack/stack-json";
import type { InstanceExpectations, ServiceExpectations } from "../../../expectations/service-expectations";
import { roleOf } from "../rights/roles";
import { afterTheWays } from "./order";
import { programFindings } from "./program";
import { startFindings } from "./user-data";

/** Instances in a group: without a public address or a key pair, with encrypted disks and metadata by token only. */
export function instanceFindings(
  stack: Stack,
  targets: Resource,
  expected: ServiceExpectations,
  compute: InstanceExpectations,
): readonly Finding[] {
  const types = [
    "aws_autoscaling_group",
    "aws_launch_template",
    "aws_iam_instance_profile",
    "aws_autoscaling_policy",
  ];
  const found = types.map((type) => onlyOne(stack, type));
  const [group, template, profile, policy] = found.map(({ resource }) => resource);
  if (!group || !template || !profile || !policy) return found.flatMap(({ findings }) => findings);
  const all = [
    ...having(stack, group, groupValues(template, targets, compute)),
    ...afterTheWays(stack, group),
    ...having(stack, template, templateValues(profile, compute)),
    ...having(stack, inside(template, "network_interfaces"), {
      device_index: 0,
      associate_public_ip_address: false,
    }),
    ...disks(stack, template),
    ...image(stack, template),
    ...having(stack, profile, { role: of(roleOf(stack, "instance")?.address, "name") }),
    ...having(stack, policy, scaling(group)),
    ...programFindings(stack, group, expected),
    ...startFindings(stack, template, expected, compute),
  ];
  const text = `${group.address} runs the file's program on ${compute.instanceType}, without public addresses, with metadata by token only`;
  return proven(stack, all, text);
}

function groupValues(template: Resource, targets: Resource, { min, max }: InstanceExpectations): Wanted {
  return {
    ...{ min_size: min, max_size: max, health_check_type: "ELB" },
    launch_template: { id: of(template.address), version: of(template.address, "latest_version") },
    target_group_arns: [of(targets.address, "arn")],
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html */
function templateValues(profile: Resource, { instanceType }: InstanceExpectations): Wanted {
  return {
    instance_type: instanceType,
    iam_instance_profile: { arn: of(profile.address, "arn") },
    metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
    vpc_security_group_ids: undefined,
  };
}

/** The root device of Amazon Linux 2023: settings of another one would leave it as the image has it. */
const ROOT = "/dev/xvda";

/** The one disk is encrypted, and goes with its instance. */
function disks(stack: Stack, { address, attributes }: Resource): readonly Finding[] {
  const mappings = listOf(attributes.block_device_mappings).map(objectOf);
  return [
    ...unless(mappings.length === 1, stack, `expected one disk of ${address}, got ${mappings.length}`),
    ...having(stack, inside({ address, attributes }, "block_device_mappings"), { device_name: ROOT }),
    ...mappings.flatMap((one) =>
      having(stack, inside({ address, attributes: one }, "ebs"), {
        encrypted: true,
        delete_on_termination: true,
      }),
    ),
  ];
}

/** Amazon Linux 2023 for arm64, by the parameter that AWS keeps of the newest. */
function image(stack: Stack, template: Resource): readonly Finding[] {
  const { resource, findings } = onlyOne(stack, "data.aws_ssm_parameter");
  if (resource === undefined) return findings;
  return [
    ...having(stack, resource, {
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    }),
    ...having(stack, template, { image_id: of(resource.address, "insecure_value") }),
  ];
}

function scaling(group: Resource): Wanted {
  return { autoscaling_group_name: of(group.address, "name"), policy_type: "TargetTrackingScaling" };
}
