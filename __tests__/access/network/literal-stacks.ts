import type { Expectations } from "../../../src/access/network/expectations";
import type { Json } from "../../../src/access/network/stack/stack-json";
import type { Stacks } from "./mutants/mutant";

/** A stack's parts that every stack has. */
function stack(id: string, account: string, parts: { readonly [part: string]: Json }): Json {
  const aws = (alias: string) => ({ alias, allowed_account_ids: [account], region: "eu-west-1" });
  return {
    terraform: { backend: { s3: { bucket: "states", key: id, region: "eu-west-1" } } },
    provider: { aws: [aws(id), aws(`${id}_state`)] },
    ...parts,
  };
}

const provided = (id: string, resources: { readonly [name: string]: { readonly [name: string]: Json } }) =>
  Object.fromEntries(
    Object.entries(resources).map(([name, attributes]) => [name, { provider: `aws.${id}`, ...attributes }]),
  );

const trust = (service: string) =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

const remote = (id: string): Json => ({
  backend: "s3",
  config: { bucket: "states", key: id, region: "eu-west-1" },
});

const policy = (action: string, resource: string) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Principal: "*", Action: action, Resource: resource }] });

const HTTPS = { ip_protocol: "tcp", from_port: 443, to_port: 443 };

function clientFunction(name: string, more: { readonly [name: string]: Json }) {
  const host = "${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com";
  return {
    function_name: `app-${name}`,
    role: `\${aws_iam_role.${name}.arn}`,
    logging_config: { log_group: `\${aws_cloudwatch_log_group.${name}.name}` },
    environment: {
      variables: { API_URL: `https://${host}/prod`, API_HOST: host, API_REGION: "eu-west-1", ...more },
    },
    vpc_config: {
      subnet_ids: ["${aws_subnet.client.id}"],
      security_group_ids: ["${aws_security_group.clients.id}"],
    },
  };
}

const endpoint = (service: string, action: string, resource: string) => ({
  vpc_endpoint_type: "Interface",
  service_name: `com.amazonaws.eu-west-1.${service}`,
  vpc_id: "${aws_vpc.main.id}",
  subnet_ids: ["${aws_subnet.endpoint.id}"],
  security_group_ids: ["${aws_security_group.endpoints.id}"],
  private_dns_enabled: true,
  policy: policy(action, resource),
});

const own = (names: readonly string[], of: (name: string) => { readonly [name: string]: Json }) =>
  provided("consumer", Object.fromEntries(names.map((name) => [name, of(name)])));

const CLIENTS = ["direct", "assumed"];
const inVpc = (more: { readonly [name: string]: Json }) => ({ vpc_id: "${aws_vpc.main.id}", ...more });

/** A consumer with a client of each kind in a VPC that its stack makes. */
const CONSUMER = stack("consumer", "222222222222", {
  data: { terraform_remote_state: { provider: remote("provider") } },
  locals: {
    provider_api_id:
      '${coalesce(try(data.terraform_remote_state.provider[0].outputs.api_id, null), "unlinked")}',
  },
  output: {
    api_ids: { value: { provider: "${local.provider_api_id}" } },
    endpoint_ids: { value: { provider: "${aws_vpc_endpoint.execute_api.id}" } },
    client_security_group_id: { value: "${aws_security_group.clients.id}" },
    client_functions: {
      value: Object.fromEntries(
        CLIENTS.map((name) => [name, `\${aws_lambda_function.${name}.function_name}`]),
      ),
    },
  },
  resource: {
    aws_vpc: provided("consumer", { main: { enable_dns_support: true, enable_dns_hostnames: true } }),
    aws_default_route_table: provided("consumer", {
      main: { default_route_table_id: "${aws_vpc.main.default_route_table_id}", route: [] },
    }),
    aws_default_security_group: provided("consumer", { closed: inVpc({ ingress: [], egress: [] }) }),
    aws_subnet: provided("consumer", { client: inVpc({}), endpoint: inVpc({}) }),
    aws_security_group: provided("consumer", { clients: inVpc({}), endpoints: inVpc({}) }),
    aws_vpc_security_group_egress_rule: provided("consumer", {
      clients_to_endpoints: {
        security_group_id: "${aws_security_group.clients.id}",
        referenced_security_group_id: "${aws_security_group.endpoints.id}",
        ...HTTPS,
      },
    }),
    aws_vpc_security_group_ingress_rule: provided("consumer", {
      endpoints_from_clients: {
        security_group_id: "${aws_security_group.endpoints.id}",
        referenced_security_group_id: "${aws_security_group.clients.id}",
        ...HTTPS,
      },
    }),
    aws_vpc_endpoint: provided("consumer", {
      execute_api: endpoint("execute-api", "execute-api:Invoke", "arn:aws:execute-api:*:111111111111:*"),
      sts: endpoint("sts", "sts:AssumeRole", "arn:aws:iam::111111111111:role/access"),
    }),
    aws_lambda_function: provided("consumer", {
      direct: clientFunction("direct", {}),
      assumed: clientFunction("assumed", { ROLE_ARN: "arn:aws:iam::111111111111:role/access" }),
    }),
    aws_iam_role: own(CLIENTS, () => ({ assume_role_policy: trust("lambda.amazonaws.com") })),
    aws_cloudwatch_log_group: own(CLIENTS, (name) => ({
      name: `/aws/lambda/app-${name}`,
      retention_in_days: 60,
    })),
  },
});

const API = "${aws_api_gateway_rest_api.api.id}";
const ORDERS =
  "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111111111111:function:app-orders/invocations";

const operation: Json = {
  security: [{ sigv4: [] }],
  "x-amazon-apigateway-integration": { type: "aws_proxy", httpMethod: "POST", uri: ORDERS },
};

const sigv4: Json = {
  type: "apiKey",
  name: "Authorization",
  in: "header",
  "x-amazon-apigateway-authtype": "awsSigv4",
};

const allow = (endpoint: string) =>
  JSON.stringify({
    Statement: [
      {
        Effect: "Allow",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: `arn:aws:execute-api:eu-west-1:111111111111:${API}/prod/GET/`,
        Condition: { StringEquals: { "aws:SourceVpce": endpoint } },
      },
    ],
  });

/** A provider with one method of one private API. */
const PROVIDER = stack("provider", "111111111111", {
  data: { terraform_remote_state: { consumer: remote("consumer") } },
  locals: {
    consumer_endpoint_id:
      '${coalesce(try(data.terraform_remote_state.consumer[0].outputs.endpoint_ids["provider"], null), "unlinked")}',
    openapi: { paths: { "/": { get: operation } }, components: { securitySchemes: { sigv4 } } },
    openapi_body: "${jsonencode(local.openapi)}",
    resource_policy: allow("${local.consumer_endpoint_id}"),
  },
  output: { api_id: { value: API } },
  resource: {
    aws_api_gateway_rest_api: provided("provider", {
      api: { body: "${local.openapi_body}", endpoint_configuration: { types: ["PRIVATE"] } },
    }),
    aws_api_gateway_rest_api_policy: provided("provider", {
      api: { rest_api_id: API, policy: "${local.resource_policy}" },
    }),
    aws_api_gateway_deployment: provided("provider", {
      api: {
        rest_api_id: API,
        triggers: { body: "${sha256(local.openapi_body)}", policy: "${sha256(local.resource_policy)}" },
        lifecycle: { create_before_destroy: true },
        depends_on: ["aws_api_gateway_rest_api_policy.api", "aws_lambda_permission.orders"],
      },
    }),
    aws_api_gateway_stage: provided("provider", {
      api: {
        rest_api_id: API,
        stage_name: "prod",
        deployment_id: "${aws_api_gateway_deployment.api.id}",
        access_log_settings: {
          destination_arn: "${aws_cloudwatch_log_group.access.arn}",
          format: '{"requestId":"$context.requestId"}',
        },
      },
    }),
    aws_api_gateway_method_settings: provided("provider", {
      api: {
        rest_api_id: API,
        stage_name: "${aws_api_gateway_stage.api.stage_name}",
        method_path: "*/*",
        settings: {
          logging_level: "OFF",
          data_trace_enabled: false,
          throttling_rate_limit: 100,
          throttling_burst_limit: 200,
        },
      },
    }),
    aws_wafv2_web_acl: provided("provider", { api: { rule: [{ name: "common" }] } }),
    aws_wafv2_web_acl_association: provided("provider", {
      api: {
        resource_arn: "${aws_api_gateway_stage.api.arn}",
        web_acl_arn: "${aws_wafv2_web_acl.api.arn}",
      },
    }),
    aws_lambda_function: provided("provider", {
      orders: {
        function_name: "app-orders",
        role: "${aws_iam_role.orders.arn}",
        logging_config: { log_group: "${aws_cloudwatch_log_group.orders.name}" },
      },
    }),
    aws_lambda_permission: provided("provider", {
      orders: {
        action: "lambda:InvokeFunction",
        principal: "apigateway.amazonaws.com",
        function_name: "${aws_lambda_function.orders.function_name}",
        source_arn: "${aws_api_gateway_rest_api.api.execution_arn}/prod/*",
      },
    }),
    aws_iam_role: provided("provider", { orders: { assume_role_policy: trust("lambda.amazonaws.com") } }),
    aws_cloudwatch_log_group: provided("provider", {
      orders: { name: "/aws/lambda/app-orders", retention_in_days: 60 },
      access: { name: "access", retention_in_days: 60 },
    }),
  },
});

/** One provider and one consumer, as small as they can be. */
export const STACKS: Stacks = { provider: PROVIDER, consumer: CONSUMER };

/** The words of a file for such a deployment. */
export const EXPECTED = {
  provider: {
    api: { endpointType: "PRIVATE", auth: "iam", waf: true, endpoints: [] },
    adopted: [],
  },
  consumer: {
    ways: {
      "execute-api": { kind: "made", privateDns: true },
      sts: { kind: "made", privateDns: true },
    },
    uses: { provider: { stage: "prod" } },
    clients: {
      direct: { use: "provider", assumesRole: false },
      assumed: { use: "provider", assumesRole: true },
    },
    adopted: [],
  },
} as const satisfies Expectations;
