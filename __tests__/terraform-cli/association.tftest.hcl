# The provider's stack of examples/no-private-dns.yaml before and after the endpoint that it associates is known. Copied
# beside the synthesized JSON by the test.

mock_provider "aws" {
  alias = "provider"

  mock_resource "aws_api_gateway_rest_api" {
    defaults = { id = "a1b2c3d4e5", root_resource_id = "root", execution_arn = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/mock" }
  }
  mock_resource "aws_lambda_function" {
    defaults = {
      arn        = "arn:aws:lambda:eu-west-1:111111111111:function:mock"
      invoke_arn = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111111111111:function:mock/invocations"
    }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:111111111111:log-group:mock" }
  }
  mock_resource "aws_dynamodb_table" {
    defaults = { arn = "arn:aws:dynamodb:eu-west-1:111111111111:table/mock" }
  }
  mock_resource "aws_wafv2_web_acl" {
    defaults = { arn = "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/mock/11111111-2222-3333-4444-555555555555" }
  }
  mock_resource "aws_api_gateway_stage" {
    defaults = { arn = "arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages/prod" }
  }
}

mock_provider "aws" {
  alias = "provider_state"
}

override_data {
  target = data.aws_s3_objects.plain_state
  values = { keys = ["crosslink/orders/plain.tfstate"] }
}

override_data {
  target = data.terraform_remote_state.plain
  values = { outputs = { endpoint_ids = { provider = "vpce-0aaaaaaaaaaaaaaa0" } } }
}

run "endpoint_unknown" {
  override_data {
    target = data.aws_s3_objects.associated_state
    values = { keys = [] }
  }

  assert {
    condition     = local.associated_endpoints == null
    error_message = "neither a value that is no endpoint nor an empty set may be sent to AWS"
  }

  assert {
    condition     = aws_api_gateway_deployment.api.triggers.endpoints == sha256("null")
    error_message = "the deployment must be triggered by the association"
  }
}

run "endpoint_known" {
  override_data {
    target = data.aws_s3_objects.associated_state
    values = { keys = ["crosslink/orders/associated.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.associated
    values = { outputs = { endpoint_ids = { provider = "vpce-0123456789abcdef0" } } }
  }

  assert {
    condition     = aws_api_gateway_rest_api.api.endpoint_configuration[0].vpc_endpoint_ids == toset(["vpce-0123456789abcdef0"])
    error_message = "the API must be associated with the endpoint that asks for it, and with no other"
  }

  assert {
    condition     = aws_api_gateway_deployment.api.triggers.endpoints != sha256("null")
    error_message = "an endpoint that becomes known must change the trigger"
  }
}
