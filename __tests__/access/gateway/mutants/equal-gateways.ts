import type { Mutant } from "../../network/mutants/mutant";

/** A place in the name of a mutant: any stack and any resource of a type, then attributes. */
const of = (types: string, attributes: string) =>
  new RegExp(
    `^(?:attribute dropped|value replaced): [\\w-]+\\.(?:data\\.)?(?:${types})\\.[\\w-]+\\.(?:${attributes})(?:[. ]|$)`,
  );

/** Changes that let nobody in or out, and keep nobody from anything that is promised here, each with the reason. */
const EQUAL: readonly (readonly [string, RegExp])[] = [
  [
    "words for people",
    of(
      "aws_\\w+",
      "tags|tag|tag_specifications|description|propagate_tags|lifecycle\\.\\w+\\.0\\.error_message",
    ),
  ],
  [
    "names that nothing in the stacks is found by",
    of(
      "aws_(?:apigatewayv2_(?:api|authorizer|vpc_link)|appautoscaling_policy|autoscaling_(?:group|policy)|ecs_(?:cluster|service|task_definition)|iam_(?:instance_profile|role_policy)|launch_template|lb|lb_target_group|security_group|wafv2_web_acl)",
      "name|name_prefix|family|path",
    ),
  ],
  [
    "a function's code, size, traces and words in its log",
    of(
      "aws_lambda_function",
      "architectures|filename|handler|memory_size|runtime|source_code_hash|timeout|tracing_config|logging_config\\.log_format",
    ),
  ],
  ["a name that Terraform makes", of("aws_lambda_permission", "statement_id_prefix")],
  ["a value that AWS has by itself", /^attribute dropped: \w+\.aws_iam_role\.\w+\.path$/],
  ["a list of no scopes, which asks for none", /^route with other scopes: .* = \[\]$/],
  ["the access log's own name", /: gateway\.aws_cloudwatch_log_group\.gateway_access\.name(?: |$)/],
  [
    "the firewall's own figures",
    of("aws_wafv2_web_acl", "visibility_config\\.(?:metric_name|cloudwatch_metrics_enabled)"),
  ],
  ["the order of rules of which at most one holds", of("aws_lb_listener_rule", "priority")],
  [
    "the order of making and destroying",
    of(
      "aws_(?:apigatewayv2_(?:authorizer|integration)|ecs_task_definition|lambda_function|lb_target_group|subnet)",
      "depends_on|lifecycle|lifecycle\\.create_before_destroy",
    ),
  ],
  [
    "the speed at which servers are checked, drained and replaced, and the load at which more start",
    of(
      "aws_(?:appautoscaling_policy|autoscaling_group|autoscaling_policy|ecs_cluster|ecs_service|launch_template|lb_target_group)",
      "connection_termination|default_instance_warmup|deployment_\\w+|deregistration_delay|health_check\\.(?:interval|timeout|healthy_threshold|unhealthy_threshold)|health_check_grace_period\\w*|instance_refresh|min_elb_capacity|setting|target_tracking_\\w+|update_default_version|wait_for_steady_state",
    ),
  ],
  ["the size and kind of a disk", of("aws_launch_template", "block_device_mappings\\.0\\.ebs\\.volume_\\w+")],
  [
    "the words of an answer that is none of a service's",
    of("aws_lb_listener", "default_action\\.0\\.fixed_response\\.(?:content_type|message_body)"),
  ],
  ["addresses inside a VPC that nothing is found by", of("aws_vpc|aws_subnet", "cidr_block")],
  [
    "the reading of a state, which fails or gives what the stack says",
    of("aws_s3_objects|terraform_remote_state", "bucket|prefix|backend|count"),
  ],
  ["protection against deletion", of("aws_lb|aws_s3_bucket", "enable_deletion_protection|force_destroy")],
  ["settings of no route", /^attribute dropped: gateway\.aws_apigatewayv2_stage\.gateway\.route_settings$/],
  [
    "the file that is uploaded, of which instances run only the one with the hash that the stack says",
    of("aws_s3_object", "source|content_type|override_provider"),
  ],
];

/** The reason for which a change is none; undefined where there is no reason. */
export function equalBecause({ kind, name }: Mutant): string | undefined {
  return EQUAL.find(([, pattern]) => pattern.test(`${kind}: ${name}`))?.[0];
}

/** All reasons. */
export const REASONS: readonly string[] = EQUAL.map(([reason]) => reason);
