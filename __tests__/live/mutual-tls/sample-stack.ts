import { REGION } from "../support/accounts/accounts";
import { AWS_PROVIDER } from "../support/availability";

/**
 * A provider's side of mutual TLS in Terraform's own language, with one resource of each type that the emulator knows nothing
 * of. The files are beside it: `ca.pem`, `clients.crl`.
 */
export const SAMPLE_STACK = `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "${AWS_PROVIDER}"
    }
  }
}

provider "aws" {
  region = "${REGION}"
}

resource "aws_vpc" "main" {
  cidr_block = "10.3.0.0/22"
}

resource "aws_subnet" "main" {
  for_each          = { a = "10.3.0.0/24", b = "10.3.1.0/24" }
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = "${REGION}\${each.key}"
}

resource "aws_security_group" "inner" {
  name   = "inner"
  vpc_id = aws_vpc.main.id
}

resource "aws_s3_bucket" "trust" {
  bucket = "trust"
}

resource "aws_s3_bucket_versioning" "trust" {
  bucket = aws_s3_bucket.trust.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_object" "trust" {
  for_each    = toset(["ca.pem", "clients.crl"])
  bucket      = aws_s3_bucket_versioning.trust.bucket
  key         = each.value
  source      = each.value
  source_hash = filesha256(each.value)
}

resource "aws_lb_trust_store" "clients" {
  name                                     = "clients"
  ca_certificates_bundle_s3_bucket         = aws_s3_bucket.trust.id
  ca_certificates_bundle_s3_key            = aws_s3_object.trust["ca.pem"].key
  ca_certificates_bundle_s3_object_version = aws_s3_object.trust["ca.pem"].version_id
  tags                                     = { team = "shop" }
}

resource "aws_lb_trust_store_revocation" "clients" {
  trust_store_arn               = aws_lb_trust_store.clients.arn
  revocations_s3_bucket         = aws_s3_bucket.trust.id
  revocations_s3_key            = aws_s3_object.trust["clients.crl"].key
  revocations_s3_object_version = aws_s3_object.trust["clients.crl"].version_id
}

resource "aws_route53_zone" "public" {
  name = "example.com"
}

resource "aws_acm_certificate" "main" {
  domain_name       = "mtls.example.com"
  validation_method = "DNS"
  key_algorithm     = "EC_prime256v1"
}

resource "aws_route53_record" "validation" {
  zone_id = aws_route53_zone.public.zone_id
  name    = tolist(aws_acm_certificate.main.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.main.domain_validation_options)[0].resource_record_type
  records = [tolist(aws_acm_certificate.main.domain_validation_options)[0].resource_record_value]
  ttl     = 60
}

resource "aws_acm_certificate_validation" "main" {
  certificate_arn         = aws_acm_certificate.main.arn
  validation_record_fqdns = [aws_route53_record.validation.fqdn]
}

resource "aws_lb" "inner" {
  name               = "inner"
  internal           = true
  load_balancer_type = "application"
  subnets            = values(aws_subnet.main)[*].id
  security_groups    = [aws_security_group.inner.id]
}

resource "aws_lb_listener" "verified" {
  load_balancer_arn = aws_lb.inner.arn
  protocol          = "HTTPS"
  port              = 443
  certificate_arn   = aws_acm_certificate_validation.main.certificate_arn
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"

  mutual_authentication {
    mode                             = "verify"
    trust_store_arn                  = aws_lb_trust_store.clients.arn
    ignore_client_certificate_expiry = false
    advertise_trust_store_ca_names   = "on"
  }

  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "200"
    }
  }
}

resource "aws_lb_target_group" "inner" {
  name        = "inner"
  target_type = "alb"
  protocol    = "TCP"
  port        = 443
  vpc_id      = aws_vpc.main.id

  health_check {
    protocol = "HTTP"
    port     = "8080"
    matcher  = "200"
  }
}

resource "aws_lb_target_group_attachment" "inner" {
  target_group_arn = aws_lb_target_group.inner.arn
  target_id        = aws_lb.inner.arn
  port             = 443
  depends_on       = [aws_lb_listener.verified]
}

resource "aws_vpc_endpoint" "execute_api" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.${REGION}.execute-api"
  vpc_endpoint_type = "Interface"
}

resource "aws_api_gateway_rest_api" "main" {
  name   = "main"
  policy = jsonencode(local.open)
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

locals {
  open = {
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = "*", Action = "execute-api:Invoke", Resource = "*" }]
  }
}

resource "aws_api_gateway_method" "main" {
  rest_api_id   = aws_api_gateway_rest_api.main.id
  resource_id   = aws_api_gateway_rest_api.main.root_resource_id
  http_method   = "GET"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  resource_id = aws_api_gateway_method.main.resource_id
  http_method = aws_api_gateway_method.main.http_method
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  depends_on  = [aws_api_gateway_integration.main]
}

resource "aws_api_gateway_stage" "main" {
  rest_api_id   = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name    = "prod"
}

resource "aws_api_gateway_domain_name" "main" {
  domain_name     = "mtls.example.com"
  certificate_arn = aws_acm_certificate_validation.main.certificate_arn
  policy          = jsonencode(local.open)
  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_base_path_mapping" "main" {
  domain_name    = aws_api_gateway_domain_name.main.domain_name
  domain_name_id = aws_api_gateway_domain_name.main.domain_name_id
  api_id         = aws_api_gateway_rest_api.main.id
  stage_name     = aws_api_gateway_stage.main.stage_name
}

resource "aws_api_gateway_domain_name_access_association" "main" {
  access_association_source      = aws_vpc_endpoint.execute_api.id
  access_association_source_type = "VPCE"
  domain_name_arn                = aws_api_gateway_domain_name.main.arn
}
`;
