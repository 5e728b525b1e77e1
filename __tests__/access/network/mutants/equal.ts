import type { Mutant } from "./mutant";

/** A place in the name of a mutant: any stack and any resource of a type, then attributes. */
const of = (types: string, attributes: string) =>
  `^(?:attribute dropped|value replaced): [\\w-]+\\.(?:data\\.)?(?:${types})\\.[\\w-]+\\.(?:${attributes})(?:[. ]|$)`;

const anyOf = (types: string) =>
  `^(?:resource dropped|attribute dropped|value replaced): [\\w-]+\\.(?:data\\.)?(?:${types})\\.`;

const SUBNETS = '(?:"\\$\\{aws_subnet\\.\\w+\\.id\\}",?)+';

/** Changes that let nobody in or out, and keep nobody from anything that is promised here, each with the reason. */
const EQUAL: readonly (readonly [string, RegExp])[] = [
  [
    "words for people",
    new RegExp(of("aws_\\w+", "tags|description|lifecycle\\.postcondition\\.\\d+\\.error_message")),
  ],
  [
    "names that nothing in the stacks is found by; policies name roles, and are held against the model elsewhere",
    new RegExp(
      of(
        "aws_(?:iam_\\w+|security_group|api_gateway_rest_api|api_gateway_vpc_link|kms_alias|lb|lb_target_group|lb_trust_store)",
        "name|name_prefix|path",
      ),
    ),
  ],
  [
    "the access log's own name",
    new RegExp(of("aws_cloudwatch_log_group", "name").replace("[\\w-]+\\.(?:name)", "\\w*api_access\\.name")),
  ],
  [
    "the rights of roles, which the access proof decides on the documents",
    new RegExp(anyOf("aws_iam_role_policy|aws_iam_role_policy_attachment")),
  ],
  [
    "the limits and trust of roles, likewise",
    new RegExp(of("aws_iam_role", "permissions_boundary|max_session_duration|assume_role_policy")),
  ],
  [
    "a function's code, size and traces",
    new RegExp(
      of(
        "aws_lambda_function",
        "architectures|filename|handler|memory_size|runtime|source_code_hash|timeout|tracing_config",
      ),
    ),
  ],
  [
    "a function's words, not whom it speaks to",
    new RegExp(
      of(
        "aws_lambda_function",
        "environment\\.variables\\.(?:DEFAULT_ROUTE|TIMEOUT_SECONDS|SESSION_NAME|EXTERNAL_ID|ROLE_ARN|TABLE_NAME)|logging_config\\.log_format",
      ),
    ),
  ],
  [
    "the environment of a function that calls no API",
    /^attribute dropped: (?:provider|strict|plain|reports)\.aws_lambda_function\.\w+\.environment$/,
  ],
  [
    "the order of making and destroying",
    new RegExp(
      of(
        "aws_lambda_function|aws_lambda_permission|aws_security_group|aws_subnet|aws_api_gateway_account|aws_api_gateway_vpc_link",
        "depends_on|replace_security_groups_on_destroy",
      ),
    ),
  ],
  ["the order of making anew", new RegExp(of("aws_subnet|aws_lb_target_group", "lifecycle"))],
  [
    "the name of a secret that everything refers to by its ARN, as those of certificates",
    /^(?:secret of another name|attribute dropped|value replaced): [\w-]+\.aws_secretsmanager_secret\.\w+_certificate\.name_prefix/,
  ],
  [
    "the time for which resolvers keep an address, or a balancer a target that goes",
    new RegExp(of("aws_route53_record|aws_lb_target_group", "ttl|deregistration_delay")),
  ],
  [
    "what is kept when a stack goes, and what a file is called in a bucket's listing",
    new RegExp(
      of("aws_s3_bucket|aws_s3_object|aws_lb", "force_destroy|content_type|enable_deletion_protection"),
    ),
  ],
  [
    "addresses and zones inside a VPC: groups decide who speaks to whom",
    new RegExp(of("aws_vpc|aws_subnet", "cidr_block|availability_zone|availability_zone_id")),
  ],
  [
    "the reading of a state, which fails or gives what the stack says",
    new RegExp(
      of(
        "aws_s3_objects|terraform_remote_state",
        "bucket|prefix|backend|count|config\\.\\w+_role\\.\\w+|config\\.profile",
      ),
    ),
  ],
  [
    "API Gateway's own role of the account",
    new RegExp(of("aws_api_gateway_account", "cloudwatch_role_arn|reset_on_delete")),
  ],
  [
    "answers' size, traces and names that Terraform makes",
    new RegExp(
      of(
        "aws_api_gateway_rest_api|aws_api_gateway_stage|aws_lambda_permission|aws_api_gateway_deployment",
        "minimum_compression_size|xray_tracing_enabled|statement_id_prefix|triggers\\.(?:compression|endpoints)",
      ),
    ),
  ],
  [
    "another level of logs, and another number of days or calls",
    new RegExp(
      of(
        "aws_api_gateway_method_settings|aws_cloudwatch_log_group",
        "settings\\.(?:logging_level|metrics_enabled|throttling_\\w+)|retention_in_days|kms_key_id",
      ),
    ),
  ],
  [
    "a throttle of one method: that of all methods is in its place",
    /^(?:method settings dropped|resource dropped|attribute dropped|value replaced): \w+\.aws_api_gateway_method_settings\.get_orders_id(?:\.method_path|$)/,
  ],
  [
    "the rules inside the firewall",
    new RegExp(of("aws_wafv2_web_acl", "name|scope|default_action|visibility_config|rule\\.\\d")),
  ],
  [
    "the table and the alarms, which nothing goes through",
    new RegExp(anyOf("aws_dynamodb_table|aws_cloudwatch_metric_alarm")),
  ],
  [
    "an instance's machine",
    new RegExp(of("aws_instance", "ami|instance_type|lifecycle|metadata_options|root_block_device")),
  ],
  [
    "other subnets of the same VPC: none has a route of its own, and groups decide",
    new RegExp(`subnet replaced: .*(?:subnet_ids = \\[${SUBNETS}\\]|subnet_id = ${SUBNETS})$`),
  ],
  ["a subnet with nothing in it", /^resource dropped: inside\.aws_subnet\.client_b$/],
  ["a second name of a KMS key", /^resource dropped: \w+\.aws_kms_alias\./],
  [
    "the days for which a deleted secret can be restored",
    new RegExp(of("aws_secretsmanager_secret", "recovery_window_in_days")),
  ],
  [
    "another name of the same endpoint",
    /^client sent elsewhere: .*API_URL = "https:\/\/\$\{aws_vpc_endpoint\.execute_api\.dns_entry\[0\]\.dns_name\}\/\w+"$/,
  ],
  [
    "a value that AWS has by itself",
    /^attribute dropped: \w+\.aws_vpc_endpoint\.(?:dynamodb\.vpc_endpoint_type|execute_api\.private_dns_enabled)$/,
  ],
];

/** The reason for which a change is none; undefined where there is no reason. */
export function equalBecause({ kind, name }: Mutant): string | undefined {
  return EQUAL.find(([, pattern]) => pattern.test(`${kind}: ${name}`))?.[0];
}

/** All reasons. */
export const REASONS: readonly string[] = EQUAL.map(([reason]) => reason);
