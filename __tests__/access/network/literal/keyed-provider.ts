import { literalApi } from "./api";
import { document, functionUri } from "./document";
import { EXECUTION, functions, logs, permission } from "./functions";
import { provided, remote, stack } from "./parts";

const fact = (output: string, missing: string) =>
  `\${coalesce(try(data.terraform_remote_state.consumer[0].outputs.${output}["provider"], null), "${missing}")}`;

/** A provider whose callers have keys. */
export const KEYED_PROVIDER = stack("provider", "111111111111", {
  data: { terraform_remote_state: { consumer: remote("consumer") } },
  locals: {
    consumer_endpoint_id: fact("endpoint_ids", "unlinked"),
    consumer_api_key_secret_arn: fact("api_key_secret_arns", "arn:none"),
    openapi: document("111111111111", "app-authorizer", {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: functionUri("111111111111", "app-orders"),
    }),
    openapi_body: "${jsonencode(local.openapi)}",
    resource_policy: JSON.stringify({
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: "execute-api:Invoke",
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceVpce": "${local.consumer_endpoint_id}" } },
        },
      ],
    }),
  },
  output: { api_id: { value: "${aws_api_gateway_rest_api.api.id}" } },
  resource: {
    ...literalApi("provider", {
      type: "PRIVATE",
      hasPolicy: true,
      after: ["aws_lambda_permission.orders", "aws_lambda_permission.authorizer"],
    }),
    ...functions("provider", {
      orders: {},
      authorizer: { environment: { variables: { PARAMETER_PATH: "/app", STAGE: "prod" } } },
    }),
    ...logs("provider", ["orders", "authorizer"]),
    aws_lambda_permission: provided("provider", {
      orders: permission("orders", `${EXECUTION}/prod/*`),
      authorizer: permission("authorizer", `${EXECUTION}/authorizers/*`),
    }),
    aws_ssm_parameter: provided("provider", {
      consumer: {
        name: "/app/consumer",
        type: "String",
        insecure_value:
          '${jsonencode({"endpointIds" = [local.consumer_endpoint_id], "secretArn" = local.consumer_api_key_secret_arn})}',
      },
    }),
  },
});
