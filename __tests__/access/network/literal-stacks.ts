import type { Expectations } from "../../../src/access/network/expectations";
import type { Json } from "../../../src/access/network/stack/stack-json";
import { literalApi } from "./literal/api";
import { endpoint, HTTPS, inVpc, provided, remote, stack, trust } from "./literal/parts";
import type { Stacks } from "./mutants/mutant";

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

const own = (names: readonly string[], of: (name: string) => { readonly [name: string]: Json }) =>
  provided("consumer", Object.fromEntries(names.map((name) => [name, of(name)])));

const CLIENTS = ["direct", "assumed"];
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
    ...literalApi("provider", { type: "PRIVATE", hasPolicy: true, after: ["aws_lambda_permission.orders"] }),
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
