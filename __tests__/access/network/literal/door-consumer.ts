import { literalApi } from "./api";
import { type Attributes, document } from "./document";
import { arnOf, KEYS, SECRETS } from "./door-keys";
import { LINK, NETWORK } from "./door-network";
import { EXECUTION, functions, logs, permission } from "./functions";
import { provided, remote, stack } from "./parts";

const IN_VPC = {
  vpc_config: {
    subnet_ids: ["${aws_subnet.client.id}"],
    security_group_ids: ["${aws_security_group.clients.id}"],
  },
};

const callingApi = (host: string, secret: string, name: string): Attributes => ({
  environment: {
    variables: {
      API_URL: `https://${host}/prod`,
      API_HOST: host,
      KEYS: JSON.stringify({
        [`\${aws_secretsmanager_secret.${secret}.arn}`]: { name, testRoute: "GET /" },
      }),
    },
  },
});

const API_HOST = "${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com";
const DOOR_HOST = "${aws_api_gateway_rest_api.api.id}.execute-api.eu-west-1.amazonaws.com";

const FUNCTIONS: Readonly<Record<string, Attributes>> = {
  door: {
    ...IN_VPC,
    environment: {
      variables: {
        UPSTREAM_SECRET_ARN: arnOf("upstream"),
        CALLER_SECRET_ARNS: JSON.stringify({ mobile: arnOf("mobile") }),
        STAGE: "prod",
      },
    },
  },
  provider_rotation: { ...IN_VPC, ...callingApi(API_HOST, "upstream", "consumer") },
  door_rotation: callingApi(DOOR_HOST, "mobile", "mobile"),
};

/** A consumer with a front door, and no other client. */
export const DOOR_CONSUMER = stack("consumer", "222222222222", {
  data: { terraform_remote_state: { provider: remote("provider") } },
  locals: {
    provider_api_id:
      '${coalesce(try(data.terraform_remote_state.provider[0].outputs.api_id, null), "unlinked")}',
    openapi: {
      ...document("222222222222", "app-door", {
        type: "http_proxy",
        httpMethod: "GET",
        uri: `https://${API_HOST}/prod/`,
        connectionType: "VPC_LINK",
        connectionId: "${aws_api_gateway_vpc_link.link.id}",
        requestParameters: { "integration.request.header.x-key": "context.authorizer.upstreamKey" },
      }),
      "x-amazon-apigateway-gateway-responses": {
        UNAUTHORIZED: { responseParameters: { "gatewayresponse.header.WWW-Authenticate": "'x-key'" } },
      },
    },
    openapi_body: "${jsonencode(local.openapi)}",
  },
  output: {
    api_ids: { value: { provider: "${local.provider_api_id}" } },
    endpoint_ids: { value: { provider: "${aws_vpc_endpoint.execute_api.id}" } },
    api_key_secret_arns: { value: { provider: arnOf("upstream") } },
    front_door_urls: { value: { door: "${aws_api_gateway_stage.api.invoke_url}" } },
    front_door_secret_arns: { value: { door: { mobile: arnOf("mobile") } } },
  },
  resource: {
    ...NETWORK,
    ...KEYS,
    ...LINK,
    ...literalApi("consumer", { type: "REGIONAL", hasPolicy: false, after: ["aws_lambda_permission.door"] }),
    ...functions("consumer", FUNCTIONS),
    ...logs("consumer", Object.keys(FUNCTIONS)),
    aws_lambda_permission: provided("consumer", {
      door: permission("door", `${EXECUTION}/authorizers/*`),
      ...Object.fromEntries(
        Object.entries(SECRETS).map(([secret, rotation]) => [
          secret,
          permission(rotation, arnOf(secret), {
            principal: "secretsmanager.amazonaws.com",
            source_account: "222222222222",
          }),
        ]),
      ),
    }),
  },
});
