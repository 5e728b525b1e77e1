# The stack of a provider whose callers have keys, before and after its consumer is known. Copied beside the synthesized JSON by
# the test.

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
    condition = jsondecode(aws_ssm_parameter.consumer.insecure_value) == {
      endpointIds = ["unlinked"]
      secretArn   = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:unlinked"
    }
    error_message = "the authorizer must know that the consumer is not linked"
  }

  assert {
    condition = one([
      for statement in jsondecode(aws_iam_role_policy.authorizer_keys.policy).Statement : statement
      if statement.Sid == "ReadKeys"
      ]).Resource == [
      "arn:aws:secretsmanager:eu-west-1:222222222222:secret:unlinked",
      "arn:aws:secretsmanager:eu-west-1:333333333333:secret:partner-a1B2c3",
    ]
    error_message = "the role's policy must name a secret by an ARN, although there is none"
  }

  assert {
    condition     = jsondecode(aws_api_gateway_rest_api_policy.api.policy).Statement[0].Condition.StringEquals["aws:SourceVpce"] == "unlinked"
    error_message = "the Allow must name an endpoint that nobody can have"
  }
}

run "consumer_without_keys" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = ["crosslink/private-api/consumer.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.consumer
    values = { outputs = { endpoint_ids = { provider = "vpce-0123456789abcdef1" } } }
  }

  assert {
    condition = jsondecode(aws_ssm_parameter.consumer.insecure_value) == {
      endpointIds = ["vpce-0123456789abcdef1"]
      secretArn   = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:unlinked"
    }
    error_message = "an endpoint without a key opens nothing"
  }
}

run "consumer_known" {
  override_data {
    target = data.aws_s3_objects.consumer_state
    values = { keys = ["crosslink/private-api/consumer.tfstate"] }
  }
  override_data {
    target = data.terraform_remote_state.consumer
    values = {
      outputs = {
        endpoint_ids        = { provider = "vpce-0123456789abcdef1" }
        api_key_secret_arns = { provider = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:key-a1B2c3", other = "another" }
      }
    }
  }

  assert {
    condition = jsondecode(aws_ssm_parameter.consumer.insecure_value) == {
      endpointIds = ["vpce-0123456789abcdef1"]
      secretArn   = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:key-a1B2c3"
    }
    error_message = "the authorizer must know the consumer's endpoint and secret"
  }

  assert {
    condition = [
      for statement in jsondecode(aws_iam_role_policy.authorizer_keys.policy).Statement : statement.Resource[0]
      if statement.Sid == "ReadKeys"
    ] == ["arn:aws:secretsmanager:eu-west-1:222222222222:secret:key-a1B2c3"]
    error_message = "the role must be let read exactly that secret"
  }

  assert {
    condition     = aws_api_gateway_deployment.api.triggers.policy != sha256(replace(aws_api_gateway_rest_api_policy.api.policy, "vpce-0123456789abcdef1", "unlinked"))
    error_message = "a consumer that becomes known must change the trigger"
  }
}
