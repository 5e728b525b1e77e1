terraform {
  required_providers { aws = { source = "hashicorp/aws", version = "5.100.0" } }
}
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "x"
  secret_key                  = "x"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
resource "aws_vpc_endpoint" "execute_api" {
  vpc_id            = "vpc-0123456789abcdef1"
  service_name      = "com.amazonaws.eu-west-1.execute-api"
  vpc_endpoint_type = "Interface"
}
resource "aws_api_gateway_deployment" "api" {
  rest_api_id = "a1b2c3d4e5"
  triggers    = { redeployment = "after" }
  lifecycle { create_before_destroy = true }
}
resource "aws_lambda_function" "direct" {
  function_name = "private-api-consumer-other"
  role          = "arn:aws:iam::222222222222:role/direct"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "code.zip"
}
resource "aws_cloudwatch_log_group" "direct" {
  name              = "/aws/lambda/direct"
  retention_in_days = 30
}
resource "aws_iam_role" "new" {
  name               = "new"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}
