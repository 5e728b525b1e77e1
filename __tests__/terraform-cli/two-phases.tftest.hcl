# The provider's stack before and after its consumer is known. Copied beside the synthesized JSON by the test.

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

run "consumer_unknown" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = [] }
  }

  assert {
    condition     = length(data.terraform_remote_state.consumer) == 0
    error_message = "a state that does not exist must not be read"
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement[0].Condition.StringEquals["aws:SourceVpce"] == "unlinked"
    error_message = "the Allow must name an endpoint that nobody can have"
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement : statement
      if statement.Sid == "DenyOtherEndpoints"
    ]).Condition.StringNotEquals["aws:SourceVpce"] == "unlinked"
    error_message = "everybody must be denied"
  }

  assert {
    condition     = aws_api_gateway_deployment.api.triggers.policy == sha256(aws_api_gateway_rest_api_policy.api.policy)
    error_message = "the deployment must be triggered by the policy as it is rendered"
  }
}

run "other_states_only" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = ["crosslink/private-api/consumer.tfstate.tflock"] }
  }

  assert {
    condition     = length(data.terraform_remote_state.consumer) == 0
    error_message = "a lock beside the state is not the state"
  }
}

run "consumer_without_endpoint" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = ["crosslink/private-api/consumer.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.consumer
    values = { outputs = {} }
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement[0].Condition.StringEquals["aws:SourceVpce"] == "unlinked"
    error_message = "a state without the output leaves the API closed"
  }
}

run "consumer_of_an_earlier_version" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = ["crosslink/private-api/consumer.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.consumer
    values = { outputs = { endpoint_id = "vpce-0123456789abcdef0" } }
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement[0].Condition.StringEquals["aws:SourceVpce"] == "unlinked"
    error_message = "a state without endpoint_ids counts as not there"
  }
}

run "endpoint_of_another_use" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = ["crosslink/private-api/consumer.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.consumer
    values = { outputs = { endpoint_ids = { other = "vpce-0123456789abcdef0" } } }
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement[0].Condition.StringEquals["aws:SourceVpce"] == "unlinked"
    error_message = "only the entry of this provider counts"
  }
}

run "consumer_known" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = ["crosslink/private-api/consumer.tfstate", "crosslink/private-api/consumer.tfstate.tflock"] }
  }
  override_data {
    target = data.terraform_remote_state.consumer
    values = { outputs = { endpoint_ids = { provider = "vpce-0123456789abcdef0" } } }
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement[0].Condition.StringEquals["aws:SourceVpce"] == "vpce-0123456789abcdef0"
    error_message = "the Allow must name the consumer's endpoint"
  }

  assert {
    condition = jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement[0].Condition.ArnEquals["aws:PrincipalArn"] == [
      "arn:aws:iam::222222222222:role/private-api-consumer-direct",
      "arn:aws:iam::111111111111:role/private-api-provider-access-consumer",
    ]
    error_message = "the Allow must name exactly the consumer's roles"
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement : statement
      if statement.Sid == "DenyOtherEndpoints"
    ]).Condition.StringNotEquals["aws:SourceVpce"] == "vpce-0123456789abcdef0"
    error_message = "only the consumer's endpoint may be excepted from the Deny"
  }

  assert {
    condition     = aws_api_gateway_deployment.api.triggers.policy == sha256(aws_api_gateway_rest_api_policy.api.policy)
    error_message = "the deployment must be triggered by the policy as it is rendered"
  }

  assert {
    condition     = aws_api_gateway_deployment.api.triggers.policy != sha256(replace(aws_api_gateway_rest_api_policy.api.policy, "vpce-0123456789abcdef0", "unlinked"))
    error_message = "a consumer that becomes known must change the trigger"
  }
}
