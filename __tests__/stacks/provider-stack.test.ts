import { ApiGatewayDeployment } from "@cdktf/provider-aws/lib/api-gateway-deployment";
import { ApiGatewayMethodSettings } from "@cdktf/provider-aws/lib/api-gateway-method-settings";
import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { ApiGatewayStage } from "@cdktf/provider-aws/lib/api-gateway-stage";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { ADOPTING, CONSUMER, DEFAULT, FILE, PROVIDER, SERVICE } from "../support/deployment";
import { documentIn, operationsOf } from "../support/openapi";
import { attribute, stackOf, synthFile } from "../support/synth";

const provider = stackOf(synthFile(DEFAULT), "provider");
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555";

/** The provider's stack with changed settings. */
const providerWith = (party: object) =>
  stackOf(synthFile({ ...DEFAULT, providers: { provider: { ...PROVIDER, ...party } } }), "provider");
const withService = (service: object) => providerWith({ service: { ...SERVICE, ...service } });
const withBackend = (backend: object) => providerWith({ backend });

describe("the API", () => {
  it("is private, and each method asks for a signature", () => {
    expect(provider.text).toHaveResourceWithProperties(ApiGatewayRestApi, {
      endpoint_configuration: { types: ["PRIVATE"] },
    });
    expect(operationsOf(provider).map(({ security }) => security)).toEqual([[{ sigv4: [] }]]);
  });

  it("is imported from one document, encoded by Terraform's jsonencode", () => {
    expect(provider.text).toHaveResourceWithProperties(ApiGatewayRestApi, {
      body: "${local.openapi_body}",
      description: documentIn(provider).info.description,
    });
    expect(provider.json.locals.openapi_body).toBe("${jsonencode(local.openapi)}");
  });

  it("may invoke each function through its stage, by one permission for all routes", () => {
    const other = { route: "GET /other", handler: "./other.ts" };
    const stack = withService({ routes: ["GET /", "POST /orders/{id}", other] });
    expect(stack.addresses.filter((address) => address.startsWith("aws_lambda_permission"))).toEqual([
      "aws_lambda_permission.identity",
      "aws_lambda_permission.other",
    ]);
    expect(stack.text).toHaveResourceWithProperties(LambdaPermission, {
      function_name: "${aws_lambda_function.other.function_name}",
      principal: "apigateway.amazonaws.com",
      source_arn: "${aws_api_gateway_rest_api.api.execution_arn}/prod/*",
      statement_id_prefix: "AllowApi-",
    });
  });

  it("has as many resources for three hundred routes as for one", () => {
    const routes = Array.from({ length: 300 }, (_, i) => `GET /items/${i}/{id}`);
    expect(withService({ routes }).addresses).toEqual(provider.addresses);
  });

  it("compresses from the given size on, and is then redeployed; otherwise never", () => {
    const stack = withService({ compressOverBytes: 0 });
    expect(attribute(stack, "aws_api_gateway_rest_api.api", "minimum_compression_size")).toBe("0");
    expect(attribute(stack, "aws_api_gateway_deployment.api", "triggers")).toMatchObject({
      compression: "0",
    });
    expect(attribute(provider, "aws_api_gateway_rest_api.api", "minimum_compression_size")).toBe("-1");
    expect(attribute(provider, "aws_api_gateway_deployment.api", "triggers")).not.toHaveProperty(
      "compression",
    );
  });
});

describe("the deployment", () => {
  it("is replaced when the document or the rendered policy changes, the new one first", () => {
    expect(provider.text).toHaveResourceWithProperties(ApiGatewayDeployment, {
      triggers: {
        body: "${sha256(local.openapi_body)}",
        policy: "${sha256(local.resource_policy)}",
      },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("depends on a policy that is written again after every import, since an import deletes it", () => {
    expect(JSON.parse(String(provider.json.locals.resource_policy)).Id).toBe(
      "${substr(sha256(local.openapi_body), 0, 16)}",
    );
  });

  it("waits for the policy and the permissions to invoke every function", () => {
    const stack = withService({ routes: ["GET /", { route: "GET /a", handler: "./a.ts" }] });
    expect(attribute(stack, "aws_api_gateway_deployment.api", "depends_on")).toEqual([
      "aws_api_gateway_rest_api_policy.api",
      "aws_lambda_permission.identity",
      "aws_lambda_permission.a",
    ]);
  });
});

describe("the stage", () => {
  it("is the only one, waits for its log group and the account's log role, and traces", () => {
    expect(provider.addresses.filter((address) => address.startsWith("aws_api_gateway_stage"))).toHaveLength(
      1,
    );
    expect(provider.text).toHaveResourceWithProperties(ApiGatewayStage, {
      stage_name: "prod",
      xray_tracing_enabled: true,
      depends_on: ["aws_cloudwatch_log_group.api_execution", "aws_api_gateway_account.api_gateway_logs"],
    });
  });

  it("logs every field that explains a refusal, each quoted", () => {
    const { format } = attribute(provider, "aws_api_gateway_stage.api", "access_log_settings") as {
      format: string;
    };
    const entry = JSON.parse(format) as Record<string, string>;
    expect(Object.values(entry)).toEqual(Object.keys(entry).map((field) => `$context.${field}`));
    const groups = {
      waf: ["error", "status", "latency"],
      authenticate: ["error", "status", "latency"],
      authorize: ["error", "status", "latency"],
      authorizer: ["error", "status", "latency", "requestId", "principalId"],
      integration: ["error", "status", "latency", "requestId", "integrationStatus"],
      identity: ["sourceIp", "caller", "user", "userArn", "accountId", "principalOrgId", "vpcId", "vpceId"],
      error: ["message", "responseType"],
    };
    const plain =
      "requestId extendedRequestId requestTime httpMethod resourcePath path status protocol responseLength responseLatency stage apiId domainName xrayTraceId wafResponseCode";
    const nested = Object.entries(groups).flatMap(([group, names]) =>
      names.map((name) => `${group}.${name}`),
    );
    expect(Object.keys(entry).sort()).toEqual([...plain.split(" "), ...nested].sort());
  });

  it("throttles, counts and logs every method, and never bodies", () => {
    expect(provider.text).toHaveResourceWithProperties(ApiGatewayMethodSettings, {
      method_path: "*/*",
      settings: {
        data_trace_enabled: false,
        logging_level: "ERROR",
        metrics_enabled: true,
        throttling_burst_limit: 200,
        throttling_rate_limit: 100,
      },
    });
  });

  it("gives a route its own throttle, with the same metrics and logs as the others", () => {
    const routes = [
      { route: "POST /orders/{id}", throttle: { ratePerSecond: 0.5, burst: 3 } },
      { route: "GET /", throttle: { ratePerSecond: 5, burst: 6 } },
      "GET /orders/{id}",
    ];
    const stack = withService({ routes, executionLog: "INFO" });
    const settings = (name: string) => stack.json.resource.aws_api_gateway_method_settings?.[name];
    expect(Object.keys(stack.json.resource.aws_api_gateway_method_settings ?? {})).toEqual([
      "api",
      "get",
      "post_orders_id",
    ]);
    expect(settings("get")).toMatchObject({ method_path: "~1/GET" });
    expect(settings("post_orders_id")).toMatchObject({
      method_path: "~1orders~1{id}/POST",
      settings: {
        ...(settings("api")?.settings as object),
        logging_level: "INFO",
        throttling_burst_limit: 3,
        throttling_rate_limit: 0.5,
      },
    });
  });

  it("has an execution log with retention, none if it is off", () => {
    expect(provider.text).toHaveResourceWithProperties(CloudwatchLogGroup, {
      name: "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.api.id}/prod",
      retention_in_days: 60,
    });
    expect(withService({ executionLog: "OFF" }).addresses).not.toContain(
      "aws_cloudwatch_log_group.api_execution",
    );
  });

  it("encrypts its logs with the given key", () => {
    const stack = withService({ accessLog: { retentionDays: 7, kmsKeyArn: KEY } });
    for (const group of ["api_access", "api_execution", "identity"]) {
      expect(attribute(stack, `aws_cloudwatch_log_group.${group}`, "kms_key_id")).toBe(KEY);
      expect(attribute(stack, `aws_cloudwatch_log_group.${group}`, "retention_in_days")).toBe(7);
    }
  });

  it("does not touch the account's log role if the file says so", () => {
    const { addresses } = withService({ accountLogRole: false });
    expect(addresses.filter((address) => address.includes("api_gateway_logs"))).toEqual([]);
  });
});

describe("the web ACL", () => {
  it("has AWS's managed rules, in the order of the file, and a rate limit if one is given", () => {
    const stack = withService({
      waf: { managedRuleGroups: ["AWSManagedRulesCommonRuleSet"], count: [], rateLimitPer5Minutes: 2000 },
    });
    const rules = attribute(stack, "aws_wafv2_web_acl.api", "rule") as {
      name: string;
      priority: number;
      statement: object;
    }[];
    expect(rules.map(({ name, priority }) => [name, priority])).toEqual([
      ["AWSManagedRulesCommonRuleSet", 0],
      ["RateLimit", 1],
    ]);
    expect(rules[1]?.statement).toMatchObject({
      rate_based_statement: { limit: 2000, aggregate_key_type: "IP" },
    });
    expect(stack.text).toHaveResource(Wafv2WebAcl);
  });

  it("overrides rules that only count in the group that has them, and no others", () => {
    const managedRuleGroups = [
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesSQLiRuleSet",
      "AWSManagedRulesLinuxRuleSet",
    ];
    const stack = withService({ waf: { managedRuleGroups, count: ["SizeRestrictions_BODY", "SQLi_BODY"] } });
    const rules = attribute(stack, "aws_wafv2_web_acl.api", "rule") as {
      statement: { managed_rule_group_statement: { rule_action_override?: object } };
    }[];
    const overridden = rules.map((rule) => rule.statement.managed_rule_group_statement.rule_action_override);
    const counting = (name: string) => [{ name, action_to_use: { count: {} } }];
    expect(overridden).toEqual([counting("SizeRestrictions_BODY"), counting("SQLi_BODY"), undefined]);
  });

  it("is not made if it is off", () => {
    expect(withService({ waf: false }).addresses.filter((address) => address.includes("wafv2"))).toEqual([]);
  });
});

describe("the backend", () => {
  it("has a function on arm64 with a log group of its own, and the table's name", () => {
    expect(provider.text).toHaveResourceWithProperties(LambdaFunction, {
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      environment: { variables: { TABLE_NAME: "${aws_dynamodb_table.identity.name}" } },
      logging_config: { log_format: "JSON", log_group: "${aws_cloudwatch_log_group.identity.name}" },
      tracing_config: { mode: "Active" },
    });
  });

  it("has a table: on-demand, encrypted, with point-in-time recovery and a TTL", () => {
    expect(provider.text).toHaveResourceWithProperties(DynamodbTable, {
      billing_mode: "PAY_PER_REQUEST",
      server_side_encryption: { enabled: true },
      point_in_time_recovery: { enabled: true },
      ttl: { attribute_name: "expiresAt", enabled: true },
      deletion_protection_enabled: true,
    });
    expect(withBackend({ deletionProtection: false }).text).toHaveResourceWithProperties(DynamodbTable, {
      deletion_protection_enabled: false,
    });
  });

  it("gives a handler of the user's its variables as they are written, and its statements", () => {
    const stack = providerWith({
      service: { ...SERVICE, routes: [{ route: "GET /", handler: "orders" }] },
      backend: {
        handlers: {
          orders: {
            entry: "./orders.ts",
            environment: { PATTERN: "${name}-%{if}-$5" },
            statements: [{ actions: ["dynamodb:GetItem"], resources: ["*"] }],
          },
        },
      },
    });
    expect(attribute(stack, "aws_lambda_function.orders", "environment")).toEqual({
      variables: { PATTERN: "$${name}-%%{if}-$5" },
    });
    const policy = JSON.parse(String(attribute(stack, "aws_iam_role_policy.orders", "policy")));
    expect(policy.Statement.at(-1)).toEqual({
      Sid: "Handler1",
      Effect: "Allow",
      Action: "dynamodb:GetItem",
      Resource: "*",
    });
    expect(stack.addresses.filter((address) => address.includes("identity"))).toEqual([]);
  });

  it("works without a table", () => {
    const stack = withBackend({ table: false });
    expect(stack.addresses).not.toContain("aws_dynamodb_table.identity");
    expect(stack.text).not.toContain("dynamodb:");
  });

  it("in a VPC allows egress only to DynamoDB, port 443, through an endpoint for one table", () => {
    const stack = withBackend({
      network: { cidr: "10.2.0.0/16", zones: ["a", "c"], dynamodbEndpoint: true },
    });
    expect(stack.text).toHaveResourceWithProperties(VpcSecurityGroupEgressRule, {
      prefix_list_id: "${data.aws_ec2_managed_prefix_list.dynamodb.id}",
      from_port: 443,
      to_port: 443,
    });
    expect(stack.addresses.filter((address) => /rule|subnet/.test(address))).toEqual([
      "aws_subnet.backend_a",
      "aws_subnet.backend_c",
      "aws_vpc_security_group_egress_rule.backend_to_dynamodb",
    ]);
    expect(stack.text).toHaveResourceWithProperties(VpcEndpoint, {
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["${aws_default_route_table.main.id}"],
    });
    const policy = JSON.parse(String(attribute(stack, "aws_vpc_endpoint.dynamodb", "policy")));
    expect(policy.Statement).toMatchObject([
      { Action: "dynamodb:PutItem", Resource: "${aws_dynamodb_table.identity.arn}" },
    ]);
  });

  it("in a VPC allows a handler through the endpoint what its own policy allows, with or without the table", () => {
    const statements = [
      {
        actions: ["dynamodb:GetItem", "dynamodb:Query"],
        resources: ["arn:aws:dynamodb:eu-west-1:111111111111:table/a"],
      },
      { actions: ["dynamodb:ListTables"], resources: ["*"] },
    ];
    const stack = providerWith({
      service: { ...SERVICE, routes: [{ route: "GET /", handler: "order-list" }] },
      backend: {
        handlers: { "order-list": { entry: "./orders.ts", statements } },
        network: { cidr: "10.2.0.0/16", zones: ["a"] },
      },
    });
    const allowed = (address: string) =>
      JSON.parse(String(attribute(stack, address, "policy"))).Statement.filter(
        ({ Action }: { readonly Action: string }) => String(Action).startsWith("dynamodb:"),
      );
    const ArnEquals = {
      "aws:PrincipalArn": "arn:aws:iam::111111111111:role/private-api-provider-order-list",
    };
    const own = allowed("aws_iam_role_policy.order-list");
    expect(own).toHaveLength(2);
    expect(allowed("aws_vpc_endpoint.dynamodb")).toEqual(
      own.map((statement: object, i: number) => ({
        ...statement,
        Sid: `AllowOrderList${i + 1}`,
        Principal: "*",
        Condition: { ArnEquals },
      })),
    );
    expect(stack.addresses).toContain("aws_vpc_security_group_egress_rule.backend_to_dynamodb");
    expect(stack.addresses).not.toContain("aws_dynamodb_table.identity");
  });

  it("in a VPC without use of DynamoDB has no endpoint and no egress", () => {
    const stack = withBackend({ table: false, network: { cidr: "10.2.0.0/16", zones: ["a"] } });
    expect(stack.addresses.filter((address) => /dynamodb|rule/.test(address))).toEqual([]);
  });

  it("in an adopted VPC makes no network, but its own group and the table's endpoint", () => {
    const network = {
      vpcId: "vpc-0123456789abcdef0",
      subnetIds: ["subnet-0123456789abcdef0"],
      routeTableIds: ["rtb-0123456789abcdef0"],
      dynamodbEndpoint: true,
    };
    const { addresses } = withBackend({ network });
    expect(addresses.filter((address) => /vpc|subnet|route_table|group\./.test(address))).toEqual(
      expect.arrayContaining(["aws_security_group.backend", "aws_vpc_endpoint.dynamodb"]),
    );
    expect(addresses).not.toContain("aws_vpc.main");
  });
});

describe("the link to a consumer's state", () => {
  it("reads the endpoint's id only where the state exists, and is unlinked otherwise", () => {
    expect(provider.json.data.terraform_remote_state?.consumer).toMatchObject({
      backend: "s3",
      config: {
        bucket: "acme-terraform-state",
        key: "crosslink/private-api/consumer.tfstate",
        region: "eu-west-1",
      },
      count:
        '${contains(data.aws_s3_objects.consumer_state.keys, "crosslink/private-api/consumer.tfstate") ? 1 : 0}',
    });
    expect(provider.json.locals.consumer_endpoint_id).toBe(
      '${coalesce(try(data.terraform_remote_state.consumer[0].outputs.endpoint_ids["provider"], null), "unlinked")}',
    );
    expect(provider.json.locals.resource_policy).toContain("${local.consumer_endpoint_id}");
  });

  it("lists the bucket in the bucket's region, and reads with the provider's own credentials", () => {
    const credentials = {
      assumeRole: { roleArn: "arn:aws:iam::111111111111:role/deploy", externalId: "e-1" },
    };
    const file = { ...DEFAULT, state: { ...FILE.state, region: "eu-central-1" } };
    const stack = stackOf(
      synthFile({ ...file, providers: { provider: { ...PROVIDER, credentials } } }),
      "provider",
    );
    const assumed = { role_arn: "arn:aws:iam::111111111111:role/deploy", external_id: "e-1" };
    expect(stack.json.provider.aws).toMatchObject([
      {
        alias: "provider",
        region: "eu-west-1",
        assume_role: [assumed],
        allowed_account_ids: ["111111111111"],
      },
      {
        alias: "provider_state",
        region: "eu-central-1",
        assume_role: [assumed],
        allowed_account_ids: ["111111111111"],
      },
    ]);
    expect(stack.json.data.terraform_remote_state?.consumer).toMatchObject({
      config: { assume_role: assumed },
    });
    expect(stack.json.terraform).toMatchObject({ backend: { s3: { assume_role: assumed } } });
  });

  it("is not made for an endpoint that the file names", () => {
    const { json } = stackOf(synthFile({ ...DEFAULT, consumers: { consumer: ADOPTING } }), "provider");
    expect(json.locals.resource_policy).toContain(
      '{"StringNotEquals":{"aws:SourceVpce":"vpce-0123456789abcdef0"}}',
    );
    expect(json).not.toHaveProperty("data.terraform_remote_state");
    expect(json).not.toHaveProperty("data.aws_s3_objects");
    expect(json.provider.aws).toHaveLength(1);
  });

  it("depends on the file's `link` if state is in Terraform Cloud", () => {
    const cloud = (link: string) =>
      stackOf(
        synthFile({
          ...DEFAULT,
          state: { type: "cloud", organization: "acme" },
          consumers: { consumer: { ...CONSUMER, link } },
        }),
        "provider",
      );
    expect(cloud("pending").json.locals.resource_policy).toContain('"aws:SourceVpce":"unlinked"');
    expect(cloud("linked").json.data.terraform_remote_state?.consumer).toMatchObject({
      backend: "remote",
      config: { organization: "acme", workspaces: { name: "private-api-consumer" } },
    });
    expect(cloud("linked").json.terraform).toMatchObject({
      cloud: { organization: "acme", workspaces: { name: "private-api-provider" } },
    });
  });
});

describe("an association with endpoints", () => {
  const endpoints = { executeApi: { privateDns: false, associate: true } };
  const partner = {
    account: "333333333333",
    endpointIds: ["vpce-0123456789abcdef0"],
    associate: true,
    callerRoleArns: ["arn:aws:iam::333333333333:role/caller"],
  };
  const associated = (externalConsumers: object) =>
    stackOf(
      synthFile({
        ...DEFAULT,
        providers: { provider: { ...PROVIDER, externalConsumers } },
        consumers: {
          consumer: { ...CONSUMER, endpoints },
          other: { ...CONSUMER, account: "444444444444" },
        },
      }),
      "provider",
    );

  it("is made once an endpoint is known, for the consumers that ask for it, and redeployed", () => {
    const stack = associated({ partner, auditor: { ...partner, associate: false } });
    expect(stack.json.locals.associated_endpoints).toBe(
      '${try(coalescelist([for id in [local.consumer_endpoint_id, "vpce-0123456789abcdef0"] : id if id != "unlinked"]), null)}',
    );
    expect(attribute(stack, "aws_api_gateway_rest_api.api", "endpoint_configuration")).toEqual({
      types: ["PRIVATE"],
      vpc_endpoint_ids: "${local.associated_endpoints}",
    });
    expect(attribute(stack, "aws_api_gateway_deployment.api", "triggers")).toMatchObject({
      endpoints: "${sha256(jsonencode(local.associated_endpoints))}",
    });
  });

  it("is not made if no consumer asks for it", () => {
    expect(provider.text).not.toMatch(/vpc_endpoint_ids|associated/);
  });
});

describe("the provider's outputs", () => {
  it("are these", () => {
    expect(Object.keys(provider.json.output).sort()).toEqual([
      "access_role_arns",
      "api_host",
      "api_id",
      "api_stage",
      "invoke_url",
    ]);
    expect(provider.json.output.access_role_arns?.value).toEqual({
      consumer: "${aws_iam_role.access_consumer.arn}",
    });
  });
});

describe("alarms", () => {
  it("watch the API, the functions, the table and WAF, and notify the topic", () => {
    const topicArn = "arn:aws:sns:eu-west-1:111111111111:ops";
    const stack = providerWith({ alarms: { topicArn } });
    const alarms = stack.json.resource.aws_cloudwatch_metric_alarm ?? {};
    expect(Object.keys(alarms).sort()).toEqual([
      "api_5xx",
      "api_latency",
      "function_identity",
      "table_throttles",
      "waf_blocks",
    ]);
    for (const alarm of Object.values(alarms)) expect(alarm.alarm_actions).toEqual([topicArn]);
  });
});

test("the backend and the AWS provider are pinned", () => {
  expect(provider.json.terraform).toMatchObject({
    required_version: ">= 1.11",
    required_providers: { aws: { version: "5.100.0" } },
    backend: { s3: { use_lockfile: true, encrypt: true, key: "crosslink/private-api/provider.tfstate" } },
  });
});
