import { DEFAULT, deploymentFrom } from "../support/deployment";
import { stackOf, synth } from "../support/synth";

const stacks = synth(deploymentFrom(DEFAULT));

/** Addresses are state: one that changes is a resource that Terraform replaces. */
test("the addresses of the default provider", () => {
  expect(stackOf(stacks, "provider").addresses).toEqual([
    "aws_api_gateway_account.api_gateway_logs",
    "aws_api_gateway_deployment.api",
    "aws_api_gateway_method_settings.api",
    "aws_api_gateway_rest_api.api",
    "aws_api_gateway_rest_api_policy.api",
    "aws_api_gateway_stage.api",
    "aws_cloudwatch_log_group.api_access",
    "aws_cloudwatch_log_group.api_execution",
    "aws_cloudwatch_log_group.identity",
    "aws_dynamodb_table.identity",
    "aws_iam_role.access_consumer",
    "aws_iam_role.api_gateway_logs",
    "aws_iam_role.identity",
    "aws_iam_role_policy.access_consumer",
    "aws_iam_role_policy.identity",
    "aws_iam_role_policy_attachment.api_gateway_logs",
    "aws_lambda_function.identity",
    "aws_lambda_permission.identity",
    "aws_wafv2_web_acl.api",
    "aws_wafv2_web_acl_association.api",
  ]);
});

test("the addresses of the default consumer", () => {
  expect(stackOf(stacks, "consumer").addresses).toEqual([
    "aws_cloudwatch_log_group.assumed",
    "aws_cloudwatch_log_group.direct",
    "aws_default_route_table.main",
    "aws_default_security_group.closed",
    "aws_iam_role.assumed",
    "aws_iam_role.direct",
    "aws_iam_role_policy.assumed",
    "aws_iam_role_policy.assumed_call",
    "aws_iam_role_policy.direct",
    "aws_iam_role_policy.direct_call",
    "aws_lambda_function.assumed",
    "aws_lambda_function.direct",
    "aws_security_group.clients",
    "aws_security_group.endpoints",
    "aws_subnet.client_a",
    "aws_subnet.client_b",
    "aws_subnet.endpoint_a",
    "aws_subnet.endpoint_b",
    "aws_vpc.main",
    "aws_vpc_endpoint.execute_api",
    "aws_vpc_endpoint.sts",
    "aws_vpc_security_group_egress_rule.clients_to_endpoints",
    "aws_vpc_security_group_ingress_rule.endpoints_from_clients",
  ]);
});
