import { type Finding, fact, problem } from "../finding";
import { type JsonObject, objectOf, type Stack } from "../stack/stack-json";

/** True for attributes with which a resource of the type keeps a secret in the state. */
type Keeps = (attributes: JsonObject) => boolean;

const always: Keeps = () => true;
/** Write-only arguments (`..._wo`) are not kept. */
const having =
  (...names: readonly string[]): Keeps =>
  (attributes) =>
    names.some((name) => attributes[name] !== undefined);

/**
 * Types that keep a secret in a stack's state, which every reader of one of its outputs reads as a whole.
 * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data
 */
const SECRETS: Readonly<Record<string, Keeps>> = {
  aws_iam_access_key: always,
  aws_iam_service_specific_credential: always,
  aws_iam_user_login_profile: always,
  aws_secretsmanager_secret_version: having("secret_string", "secret_binary"),
  aws_ssm_parameter: having("value", "insecure_value"),
  aws_api_gateway_api_key: always,
  aws_acm_certificate: having("private_key"),
  aws_iam_server_certificate: having("private_key"),
  aws_lightsail_key_pair: always,
  aws_kms_external_key: having("key_material_base64"),
  aws_db_instance: having("password"),
  aws_rds_cluster: having("master_password"),
  aws_docdb_cluster: having("master_password"),
  aws_redshift_cluster: having("master_password"),
  aws_elasticache_replication_group: having("auth_token"),
  aws_cognito_user_pool_client: always,
  random_password: always,
  random_bytes: always,
  random_id: always,
  random_string: always,
  tls_private_key: always,
  tls_self_signed_cert: always,
  tls_locally_signed_cert: always,
  "data.aws_secretsmanager_secret_version": always,
  "data.aws_secretsmanager_secret_versions": always,
  "data.aws_secretsmanager_random_password": always,
  "data.aws_kms_secrets": always,
  "data.aws_api_gateway_api_key": always,
  "data.aws_api_gateway_api_keys": always,
  "data.aws_ecr_authorization_token": always,
  "data.aws_eks_cluster_auth": always,
  "data.aws_ssm_parameters_by_path": always,
  // AWS's own parameters are public, as the ids of images.
  "data.aws_ssm_parameter": ({ name }) => !String(name).startsWith("/aws/service/"),
};

/** A parameter is a secret if it is a `SecureString`, and a setting otherwise. */
function keepsSecret(type: string, attributes: JsonObject): boolean {
  if (type === "aws_ssm_parameter" && attributes.type !== "SecureString") return false;
  return SECRETS[type]?.(attributes) ?? false;
}

/** Secrets in a state: resources that keep one, and values that Terraform is told to hide but keeps all the same. */
export function secrets(stack: Stack): readonly Finding[] {
  const variables = Object.entries(objectOf(stack.json.variable));
  const wrong = [
    ...[...stack.resources.values()]
      .filter(({ type, attributes }) => keepsSecret(type, attributes))
      .map(({ address }) => problem(stack, `${address} keeps a secret in the state; expected none there`)),
    ...variables
      .filter(([, block]) => objectOf(block).sensitive === true && objectOf(block).ephemeral !== true)
      .map(([name]) => problem(stack, `var.${name} is sensitive and kept; expected it to be ephemeral`)),
    ...Object.entries(stack.outputs)
      .filter(([, block]) => objectOf(block).sensitive === true)
      .map(([name]) =>
        problem(stack, `output ${name} is sensitive and kept in the state; expected none there`),
      ),
  ];
  return wrong.length > 0
    ? wrong
    : [fact(stack, "no resource, variable or output keeps a secret in the state")];
}
