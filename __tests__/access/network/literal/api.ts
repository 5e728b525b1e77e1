import type { Json } from "../../../../src/access/network/stack/stack-json";
import { provided } from "./parts";

const API = "${aws_api_gateway_rest_api.api.id}";

/** The parts of an API around its document, in a stack whose document is `local.openapi`. */
export function literalApi(
  id: string,
  {
    type,
    hasPolicy,
    after,
  }: { readonly type: string; readonly hasPolicy: boolean; readonly after: readonly string[] },
): { readonly [type: string]: Json } {
  const visible = { sampled_requests_enabled: false };
  return {
    aws_api_gateway_rest_api: provided(id, {
      api: { body: "${local.openapi_body}", endpoint_configuration: { types: [type] } },
    }),
    ...(hasPolicy && {
      aws_api_gateway_rest_api_policy: provided(id, {
        api: { rest_api_id: API, policy: "${local.resource_policy}" },
      }),
    }),
    aws_api_gateway_deployment: provided(id, {
      api: {
        rest_api_id: API,
        triggers: {
          body: "${sha256(local.openapi_body)}",
          ...(hasPolicy && { policy: "${sha256(local.resource_policy)}" }),
        },
        lifecycle: { create_before_destroy: true },
        depends_on: [...after, ...(hasPolicy ? ["aws_api_gateway_rest_api_policy.api"] : [])],
      },
    }),
    aws_api_gateway_stage: provided(id, {
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
    aws_api_gateway_method_settings: provided(id, {
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
    aws_wafv2_web_acl: provided(id, {
      api: { rule: [{ name: "common", visibility_config: visible }], visibility_config: visible },
    }),
    aws_wafv2_web_acl_association: provided(id, {
      api: {
        resource_arn: "${aws_api_gateway_stage.api.arn}",
        web_acl_arn: "${aws_wafv2_web_acl.api.arn}",
      },
    }),
  };
}
