import { DATA_SOURCES, only, RESOURCES, type Vocabulary } from "../../network/closed/known-types";
import { STATE_READING, VPC_PARTS } from "./gateway-vocabulary";

const { aws_vpc_endpoint, aws_iam_role, aws_iam_role_policy, aws_iam_instance_profile } = RESOURCES;
const { aws_cloudwatch_log_group } = RESOURCES;

const CONTAINERS: Vocabulary["resources"] = {
  aws_ecs_cluster: only("name", "setting", "tags"),
  aws_ecs_service: only(
    ...["name", "cluster", "task_definition", "launch_type", "platform_version", "desired_count"],
    ...["deployment_minimum_healthy_percent", "deployment_maximum_percent", "deployment_circuit_breaker"],
    ...["health_check_grace_period_seconds", "wait_for_steady_state", "propagate_tags", "tags"],
    ...["network_configuration", "load_balancer"],
  ),
  aws_ecs_task_definition: only(
    ...["family", "requires_compatibilities", "network_mode", "runtime_platform", "cpu", "memory", "tags"],
    ...["execution_role_arn", "task_role_arn", "container_definitions"],
  ),
  aws_appautoscaling_target: only(
    ...["service_namespace", "scalable_dimension", "resource_id", "min_capacity", "max_capacity", "tags"],
  ),
  aws_appautoscaling_policy: only(
    ...["name", "policy_type", "service_namespace", "scalable_dimension", "resource_id"],
    "target_tracking_scaling_policy_configuration",
  ),
};

const INSTANCES: Vocabulary["resources"] = {
  aws_launch_template: only(
    ...["name", "update_default_version", "image_id", "instance_type", "iam_instance_profile"],
    ...["metadata_options", "network_interfaces", "block_device_mappings", "user_data", "tag_specifications"],
    "tags",
  ),
  aws_autoscaling_group: only(
    ...["name", "min_size", "max_size", "min_elb_capacity", "launch_template", "vpc_zone_identifier", "tag"],
    ...["target_group_arns", "health_check_type", "health_check_grace_period", "default_instance_warmup"],
    "instance_refresh",
  ),
  aws_autoscaling_policy: only(
    ...["name", "autoscaling_group_name", "policy_type", "target_tracking_configuration"],
  ),
  aws_iam_instance_profile: aws_iam_instance_profile ?? only(),
  aws_s3_bucket: only("bucket", "force_destroy", "tags"),
  aws_s3_bucket_public_access_block: only(
    ...[
      "bucket",
      "block_public_acls",
      "block_public_policy",
      "ignore_public_acls",
      "restrict_public_buckets",
    ],
  ),
  aws_s3_bucket_ownership_controls: only("bucket", "rule"),
  aws_s3_bucket_server_side_encryption_configuration: only("bucket", "rule"),
  aws_s3_bucket_policy: only("bucket", "policy"),
  aws_s3_object: only("bucket", "key", "source", "source_hash", "content_type", "override_provider"),
};

/** Everything that the stack of an endpoint service may have. Whatever is not here is refused by its name. */
export const OF_SERVICES: Vocabulary = {
  resources: {
    ...VPC_PARTS,
    ...CONTAINERS,
    ...INSTANCES,
    ...({
      aws_vpc_endpoint,
      aws_iam_role,
      aws_iam_role_policy,
      aws_cloudwatch_log_group,
    } as Vocabulary["resources"]),
    aws_vpc_endpoint_service: only("acceptance_required", "network_load_balancer_arns", "tags"),
    aws_vpc_endpoint_service_allowed_principal: only("vpc_endpoint_service_id", "principal_arn"),
    // It is there once the endpoint is known.
    aws_vpc_endpoint_connection_accepter: only("vpc_endpoint_service_id", "vpc_endpoint_id", "count"),
    aws_lb: only(
      ...["name", "load_balancer_type", "internal", "subnets", "security_groups", "tags"],
      ...["enforce_security_group_inbound_rules_on_private_link_traffic", "enable_cross_zone_load_balancing"],
    ),
    aws_lb_listener: only("load_balancer_arn", "protocol", "port", "default_action", "tags"),
    aws_lb_target_group: only(
      ...["name_prefix", "target_type", "protocol", "port", "vpc_id", "health_check", "tags"],
      ...["preserve_client_ip", "deregistration_delay", "connection_termination"],
    ),
    aws_dynamodb_table: only(
      ...["name", "billing_mode", "hash_key", "range_key", "attribute", "point_in_time_recovery", "tags"],
      ...["server_side_encryption", "deletion_protection_enabled"],
    ),
  },
  dataSources: {
    ...STATE_READING,
    "data.aws_ec2_managed_prefix_list": only("name"),
    "data.aws_ssm_parameter": DATA_SOURCES["data.aws_ssm_parameter"] ?? only("name"),
    "data.aws_lb": only("arn"),
    "data.aws_lb_listener": only("load_balancer_arn", "port"),
    "data.aws_subnet": only("id", "for_each"),
  },
  blocks: {
    aws_lb_listener: { default_action: only("type", "target_group_arn") },
    aws_lb_target_group: {
      health_check: only(
        ...["protocol", "path", "matcher", "interval", "timeout", "healthy_threshold", "unhealthy_threshold"],
      ),
    },
    aws_launch_template: {
      network_interfaces: only("device_index", "associate_public_ip_address", "security_groups"),
      block_device_mappings: only("device_name", "ebs"),
    },
    aws_ecs_service: {
      load_balancer: only("target_group_arn", "container_name", "container_port"),
      network_configuration: only("subnets", "security_groups", "assign_public_ip"),
    },
  },
  // Scaling changes it.
  ignored: { aws_ecs_service: '["desired_count"]' },
};
