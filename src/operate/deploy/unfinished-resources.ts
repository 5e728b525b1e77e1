import type { Changes } from "../terraform/changes";

/**
 * The types that AWS knows by a name of which there is one, and of which a refresh reads everything that creating them sets.
 * APIs are not among them: their name may be there twice, and whether a document was imported cannot be read.
 */
const KNOWN_BY_NAME: ReadonlySet<string> = new Set([
  "aws_cloudwatch_log_group",
  "aws_dynamodb_table",
  "aws_iam_role",
  "aws_lambda_function",
  "aws_lb",
  "aws_lb_target_group",
  "aws_secretsmanager_secret",
  "aws_wafv2_web_acl",
]);

/**
 * The resources that an earlier run began to create and did not finish, as it was interrupted or lost its network, and that
 * cannot be made anew: what the API's deployment depends on is created before it is destroyed, and AWS refuses the second of a
 * name. Untainted, they are refreshed, and what they lack is changed in place.
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#create_before_destroy
 * @see https://developer.hashicorp.com/terraform/cli/commands/untaint
 */
export function unfinishedResources({ resources }: Pick<Changes, "resources">): readonly string[] {
  return resources
    .filter(({ address, isTainted }) => isTainted && KNOWN_BY_NAME.has(address.split(".")[0] ?? ""))
    .map(({ address }) => address);
}
