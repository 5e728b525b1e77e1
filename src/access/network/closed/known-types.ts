/** Attributes that the proof looks at, or that lead nowhere; `any` for a type that has no part in who reaches what. */
export type KnownAttributes = ReadonlySet<string> | "any";

export const only = (...names: readonly string[]): KnownAttributes => new Set(names);

const RULE = only(
  ...["security_group_id", "description", "ip_protocol", "from_port", "to_port", "tags"],
  ...["referenced_security_group_id", "prefix_list_id", "cidr_ipv4", "cidr_ipv6"],
);

/**
 * Every type of resource that a stack may have, with its attributes. Whatever is not here could be a way in or out, and is
 * refused by its name: a new type comes with a line, and with its part in the proof where it has one.
 */
export const RESOURCES: Readonly<Record<string, KnownAttributes>> = {
  aws_vpc: only("cidr_block", "enable_dns_support", "enable_dns_hostnames", "tags"),
  aws_subnet: only("vpc_id", "availability_zone", "cidr_block", "tags"),
  aws_default_route_table: only("default_route_table_id", "route", "tags"),
  aws_default_security_group: only("vpc_id", "ingress", "egress", "tags"),
  aws_security_group: only("vpc_id", "name", "description", "tags"),
  aws_vpc_security_group_egress_rule: RULE,
  aws_vpc_security_group_ingress_rule: RULE,
  aws_vpc_endpoint: only(
    ...["vpc_id", "vpc_endpoint_type", "service_name", "policy", "tags"],
    ...["subnet_ids", "subnet_configuration", "security_group_ids", "route_table_ids", "private_dns_enabled"],
  ),
  aws_instance: only(
    ...["ami", "instance_type", "iam_instance_profile", "metadata_options", "root_block_device", "tags"],
    ...["subnet_id", "vpc_security_group_ids", "associate_public_ip_address"],
  ),
  aws_lambda_function: only(
    ...["function_name", "role", "runtime", "architectures", "handler", "filename", "source_code_hash"],
    ...["memory_size", "timeout", "environment", "logging_config", "tracing_config", "vpc_config"],
    ...["replace_security_groups_on_destroy", "tags"],
  ),
  aws_lambda_permission: only(
    ...["statement_id_prefix", "action", "function_name", "principal", "source_arn", "source_account"],
  ),
  aws_lambda_invocation: only("function_name", "input", "lifecycle_scope"),
  aws_api_gateway_rest_api: only(
    ...["name", "description", "body", "endpoint_configuration", "minimum_compression_size", "tags"],
  ),
  aws_api_gateway_rest_api_policy: only("rest_api_id", "policy"),
  aws_api_gateway_deployment: only("rest_api_id", "description", "triggers"),
  aws_api_gateway_stage: only(
    ...["rest_api_id", "stage_name", "deployment_id", "access_log_settings", "xray_tracing_enabled", "tags"],
  ),
  aws_api_gateway_method_settings: only("rest_api_id", "stage_name", "method_path", "settings"),
  aws_api_gateway_account: only("cloudwatch_role_arn", "reset_on_delete"),
  aws_api_gateway_vpc_link: only("name", "description", "target_arns", "tags"),
  aws_lb: only(
    ...["name", "load_balancer_type", "internal", "subnets", "security_groups", "tags"],
    ...["enforce_security_group_inbound_rules_on_private_link_traffic", "enable_cross_zone_load_balancing"],
  ),
  aws_lb_target_group: only("name", "target_type", "protocol", "port", "vpc_id", "health_check", "tags"),
  aws_lb_target_group_attachment: only("target_group_arn", "target_id"),
  aws_lb_listener: only("load_balancer_arn", "protocol", "port", "default_action", "tags"),
  aws_kms_key: only("description", "enable_key_rotation", "policy", "tags"),
  aws_kms_alias: only("name", "target_key_id"),
  aws_secretsmanager_secret: only(
    "name_prefix",
    "description",
    "kms_key_id",
    "recovery_window_in_days",
    "tags",
  ),
  aws_secretsmanager_secret_policy: only("secret_arn", "policy", "block_public_policy"),
  aws_secretsmanager_secret_rotation: only(
    ...["secret_id", "rotation_lambda_arn", "rotate_immediately", "rotation_rules"],
  ),
  aws_ssm_parameter: only("name", "description", "type", "insecure_value", "tags"),
  aws_iam_role: only(
    ...["name", "path", "assume_role_policy", "permissions_boundary", "description"],
    ...["max_session_duration", "tags"],
  ),
  aws_iam_role_policy: only("name", "role", "policy"),
  aws_iam_role_policy_attachment: only("role", "policy_arn"),
  aws_iam_instance_profile: only("name", "path", "role", "tags"),
  aws_cloudwatch_log_group: only("name", "retention_in_days", "kms_key_id", "tags"),
  aws_wafv2_web_acl: "any",
  aws_wafv2_web_acl_association: only("resource_arn", "web_acl_arn"),
  aws_cloudwatch_metric_alarm: "any",
  aws_dynamodb_table: "any",
};

/** Every type of data source: what is only read opens nothing, but may bring a secret into the state. */
export const DATA_SOURCES: Readonly<Record<string, KnownAttributes>> = {
  "data.aws_ec2_managed_prefix_list": only("name"),
  "data.aws_s3_objects": only("bucket", "prefix"),
  "data.aws_ssm_parameter": only("name"),
  // Read to have a plan compare the addresses of the file with its block.
  "data.aws_subnet": only("id"),
  "data.aws_vpc_endpoint": only("id"),
  // The state of another stack is read if it is there.
  "data.terraform_remote_state": only("backend", "config", "count"),
};

/** The attributes inside of blocks in which a way could hide. */
export const BLOCKS: Readonly<Record<string, Readonly<Record<string, KnownAttributes>>>> = {
  aws_lambda_function: { vpc_config: only("subnet_ids", "security_group_ids") },
  aws_api_gateway_rest_api: { endpoint_configuration: only("types", "vpc_endpoint_ids") },
  aws_lb_listener: { default_action: only("type", "target_group_arn") },
  aws_lb_target_group: { health_check: only("protocol") },
  aws_secretsmanager_secret_rotation: { rotation_rules: only("automatically_after_days") },
  aws_vpc_endpoint: { subnet_configuration: only("subnet_id", "ipv4") },
};

/** Parts of every resource, of Terraform itself. Others, as `count` or `provisioner`, are known of no type. */
export const COMMON: ReadonlySet<string> = new Set(["//", "provider", "depends_on", "lifecycle"]);

/** Parts of a stack's JSON; of a module, say, nothing would be read. */
export const PARTS: ReadonlySet<string> = new Set([
  ...["//", "terraform", "provider", "variable", "locals", "data", "resource", "output"],
]);

/** Everything that a kind of stack may have, by name. */
export interface Vocabulary {
  readonly resources: Readonly<Record<string, KnownAttributes>>;
  readonly dataSources: Readonly<Record<string, KnownAttributes>>;
  readonly blocks: Readonly<Record<string, Readonly<Record<string, KnownAttributes>>>>;
  /** The parts of the JSON. @default those of every stack */
  readonly parts?: ReadonlySet<string>;
  /** Changes that Terraform may be told to ignore, as JSON, by type. */
  readonly ignored: Readonly<Record<string, string>>;
}

/** The vocabulary of stacks of APIs and of those that call them. Of an instance the image may be another one later. */
export const OF_API_STACKS: Vocabulary = {
  resources: RESOURCES,
  dataSources: DATA_SOURCES,
  blocks: BLOCKS,
  ignored: { aws_instance: '["ami"]' },
};
