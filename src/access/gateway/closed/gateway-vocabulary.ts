import { DATA_SOURCES, only, RESOURCES, type Vocabulary } from "../../network/closed/known-types";

/** The types of a VPC's parts, which all stacks have. */
const { aws_vpc, aws_default_route_table, aws_default_security_group, aws_security_group } = RESOURCES;
const { aws_vpc_security_group_egress_rule, aws_vpc_security_group_ingress_rule } = RESOURCES;

export const VPC_PARTS = {
  aws_vpc,
  aws_default_route_table,
  aws_default_security_group,
  aws_security_group,
  aws_vpc_security_group_egress_rule,
  aws_vpc_security_group_ingress_rule,
  aws_subnet: only("vpc_id", "availability_zone_id", "cidr_block", "tags"),
} as Vocabulary["resources"];

export const STATE_READING: Vocabulary["dataSources"] = {
  "data.aws_s3_objects": DATA_SOURCES["data.aws_s3_objects"] ?? only(),
  "data.terraform_remote_state": DATA_SOURCES["data.terraform_remote_state"] ?? only(),
};

const { aws_lambda_function, aws_lambda_permission, aws_iam_role } = RESOURCES;

/** The parts of the function that keeps a link awake. */
const KEEPING_WARM = {
  ...{ aws_lambda_function, aws_lambda_permission, aws_iam_role },
  aws_cloudwatch_event_rule: only("name", "description", "schedule_expression", "tags"),
  aws_cloudwatch_event_target: only("rule", "arn"),
} as Vocabulary["resources"];

/** Everything that a gateway's stack may have. Whatever is not here is refused by its name. */
export const OF_GATEWAYS: Vocabulary = {
  resources: {
    ...VPC_PARTS,
    aws_vpc_endpoint: only(
      ...["vpc_id", "vpc_endpoint_type", "service_name", "subnet_ids", "subnet_configuration", "tags"],
      ...["security_group_ids", "private_dns_enabled"],
    ),
    aws_apigatewayv2_api: only(
      ...[
        "name",
        "description",
        "protocol_type",
        "cors_configuration",
        "disable_execute_api_endpoint",
        "tags",
      ],
    ),
    aws_apigatewayv2_authorizer: only(
      ...["api_id", "name", "authorizer_type", "identity_sources", "jwt_configuration"],
    ),
    aws_apigatewayv2_route: only(
      ...["api_id", "route_key", "target", "authorization_type", "authorizer_id", "authorization_scopes"],
    ),
    aws_apigatewayv2_integration: only(
      ...["api_id", "description", "integration_type", "integration_method", "integration_uri"],
      ...["connection_type", "connection_id", "payload_format_version", "timeout_milliseconds"],
      ...["request_parameters", "tls_config"],
    ),
    aws_apigatewayv2_stage: only(
      ...["api_id", "name", "auto_deploy", "access_log_settings", "default_route_settings", "route_settings"],
      "tags",
    ),
    aws_apigatewayv2_vpc_link: only("name", "subnet_ids", "security_group_ids", "tags"),
    aws_apigatewayv2_domain_name: only("domain_name", "domain_name_configuration", "tags"),
    aws_apigatewayv2_api_mapping: only("api_id", "domain_name", "stage"),
    aws_route53_record: only("zone_id", "name", "type", "alias"),
    aws_lb: only(
      ...["name", "load_balancer_type", "internal", "subnets", "security_groups", "tags"],
      ...["desync_mitigation_mode", "drop_invalid_header_fields", "enable_deletion_protection"],
    ),
    aws_lb_listener: only(
      ...["load_balancer_arn", "protocol", "port", "certificate_arn", "ssl_policy", "default_action", "tags"],
    ),
    aws_lb_listener_rule: only("listener_arn", "priority", "condition", "action", "tags"),
    aws_lb_target_group: only(
      ...[
        "name",
        "target_type",
        "protocol",
        "port",
        "vpc_id",
        "health_check",
        "deregistration_delay",
        "tags",
      ],
    ),
    aws_lb_target_group_attachment: only("target_group_arn", "target_id"),
    aws_cloudwatch_log_group: only("name", "retention_in_days", "kms_key_id", "tags"),
    aws_wafv2_web_acl: only("name", "scope", "default_action", "rule", "visibility_config", "tags"),
    aws_wafv2_web_acl_association: only("resource_arn", "web_acl_arn"),
    aws_iam_role_policy: only("name", "role", "policy"),
    ...KEEPING_WARM,
  },
  dataSources: STATE_READING,
  blocks: {
    aws_vpc_endpoint: { subnet_configuration: only("subnet_id", "ipv4") },
    aws_lb_listener: { default_action: only("type", "fixed_response") },
    aws_lb_target_group: {
      health_check: only(
        ...["protocol", "path", "matcher", "interval", "timeout", "healthy_threshold", "unhealthy_threshold"],
      ),
    },
    aws_apigatewayv2_stage: {
      access_log_settings: only("destination_arn", "format"),
      default_route_settings: only("throttling_rate_limit", "throttling_burst_limit"),
    },
  },
  ignored: {},
};
