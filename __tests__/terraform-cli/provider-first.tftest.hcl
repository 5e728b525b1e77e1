# The consumer's stack before its provider has an API, after that, and after the provider is destroyed. Copied beside the
# synthesized JSON by the test.

mock_provider "aws" {
  alias = "consumer"

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::222222222222:role/mock" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:eu-west-1:222222222222:function:mock" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:eu-west-1:222222222222:log-group:mock" }
  }
}

mock_provider "aws" {
  alias = "consumer_state"
}

run "provider_not_applied" {
  command = plan

  override_data {
    target = data.aws_s3_objects.provider_state
    values = { keys = [] }
  }

  expect_failures = [output.api_ids]
}

run "lock_of_the_provider_only" {
  command = plan

  override_data {
    target = data.aws_s3_objects.provider_state
    values = { keys = ["crosslink/private-api/provider.tfstate.tflock"] }
  }

  expect_failures = [output.api_ids]
}

run "provider_without_api" {
  command = plan

  override_data {
    target = data.aws_s3_objects.provider_state
    values = { keys = ["crosslink/private-api/provider.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.provider
    values = { outputs = {} }
  }

  expect_failures = [output.api_ids]
}

run "provider_applied" {
  override_data {
    target = data.aws_s3_objects.provider_state
    values = { keys = ["crosslink/private-api/provider.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.provider
    values = { outputs = { api_id = "a1b2c3d4e5" } }
  }

  assert {
    condition     = output.api_ids == { provider = "a1b2c3d4e5" }
    error_message = "the consumer must say which API it calls"
  }

  assert {
    condition     = aws_lambda_function.direct.environment[0].variables.API_HOST == "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
    error_message = "the client must call the provider's API"
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.direct_call.policy).Statement[0].Resource == "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod/GET/"
    error_message = "the client must be allowed to call the provider's API"
  }
}
