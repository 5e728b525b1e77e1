import type { Finding } from "../../../network/finding";
import {
  type Json,
  type JsonObject,
  objectOf,
  type Resource,
  type Stack,
} from "../../../network/stack/stack-json";
import type { InstanceExpectations, ServiceExpectations } from "../../expectations/service-expectations";
import { having, of, type Wanted } from "../shared/having";
import { onlyOne } from "../shared/only";
import { proven } from "../shared/proven";
import { afterTheWays } from "./order";
import { programFindings } from "./program";
import { roleOf } from "./roles";
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
  const groups = objectOf(template.attributes.network_interfaces).security_groups;
  const all = [
    ...having(stack, group, groupValues(template, targets, compute)),
    ...afterTheWays(stack, group),
    ...having(stack, template, templateValues(profile, compute)),
    ...having(stack, template, {
      network_interfaces: {
        device_index: 0,
        associate_public_ip_address: false,
        security_groups: groups,
      } as JsonObject,
    }),
    ...image(stack, template),
    ...having(stack, profile, { role: of(roleOf(stack, "instance")?.address, "name") }),
    ...having(stack, policy, scaling(group)),
    ...programFindings(stack, group, expected),
    ...startFindings(stack, template, expected, compute),
  ];
  const text = `${group.address} runs the file's program on ${compute.instanceType}, without public addresses, with metadata by token only`;
  return proven(stack, all, text);
}

/** The least number of instances has to be well before an apply ends. */
function groupValues(template: Resource, targets: Resource, { min, max }: InstanceExpectations): Wanted {
  return {
    ...{ min_size: min, max_size: max, min_elb_capacity: min },
    launch_template: { id: of(template.address), version: of(template.address, "latest_version") },
    target_group_arns: [of(targets.address, "arn")],
    ...{ health_check_type: "ELB", health_check_grace_period: 300, default_instance_warmup: 120 },
    instance_refresh: {
      strategy: "Rolling",
      preferences: { min_healthy_percentage: 100, max_healthy_percentage: 200 },
    },
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html */
function templateValues(profile: Resource, { instanceType }: InstanceExpectations): Wanted {
  return {
    ...{ instance_type: instanceType, update_default_version: true },
    iam_instance_profile: { arn: of(profile.address, "arn") },
    metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
    block_device_mappings: {
      device_name: "/dev/xvda",
      ebs: { encrypted: true, volume_type: "gp3", delete_on_termination: true },
    },
    vpc_security_group_ids: undefined,
  };
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
  return {
    ...{ autoscaling_group_name: of(group.address, "name"), policy_type: "TargetTrackingScaling" },
    target_tracking_configuration: {
      predefined_metric_specification: { predefined_metric_type: "ASGAverageCPUUtilization" },
      target_value: 60,
    } satisfies Json,
  };
}
