import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { OUTSIDE, PROVIDER, REGIONAL, SERVICE } from "../support/deployment";
import { attribute, stackOf, synthFile } from "../support/synth";

const consumer = stackOf(synthFile(REGIONAL), "consumer");
const environmentOf = (stack: typeof consumer, client: string) =>
  (attribute(stack, `aws_lambda_function.${client}`, "environment") as { variables: Record<string, string> })
    .variables;

describe("a consumer outside any VPC", () => {
  it("has functions with a role and a log group each, and nothing else", () => {
    expect(consumer.addresses).toEqual([
      "aws_cloudwatch_log_group.assumed",
      "aws_cloudwatch_log_group.direct",
      "aws_iam_role.assumed",
      "aws_iam_role.direct",
      "aws_iam_role_policy.assumed",
      "aws_iam_role_policy.assumed_call",
      "aws_iam_role_policy.direct",
      "aws_iam_role_policy.direct_call",
      "aws_lambda_function.assumed",
      "aws_lambda_function.direct",
    ]);
  });

  it("runs them in no VPC, with no permission for one", () => {
    expect(consumer.text).toHaveResourceWithProperties(LambdaFunction, {
      function_name: "private-api-consumer-direct",
    });
    expect(consumer.text).not.toMatch(/vpc_config|security_group|subnet|ec2:/);
  });

  it("calls the API by its own name, in the API's region", () => {
    const service = { ...SERVICE, type: "regional-rest-api" };
    const providers = { provider: { ...PROVIDER, region: "us-east-1", service } };
    const stack = stackOf(synthFile({ ...REGIONAL, providers }), "consumer");
    const host = "${local.provider_api_id}.execute-api.us-east-1.amazonaws.com";
    expect(environmentOf(stack, "direct")).toMatchObject({
      API_URL: `https://${host}/prod`,
      API_HOST: host,
      API_REGION: "us-east-1",
    });
    const policy = JSON.parse(String(attribute(stack, "aws_iam_role_policy.direct_call", "policy")));
    expect(policy.Statement[0].Resource).toBe(
      "arn:aws:execute-api:us-east-1:111111111111:${local.provider_api_id}/prod/GET/",
    );
    expect(stack.json.provider.aws).toMatchObject([
      { alias: "consumer", region: "eu-west-1" },
      { alias: "consumer_state", region: "eu-west-1" },
    ]);
  });

  it("calls it under China's domain in China", () => {
    const region = "cn-north-1";
    const stacks = synthFile({ ...REGIONAL, region, state: { ...REGIONAL.state, region } });
    expect(environmentOf(stackOf(stacks, "consumer"), "direct").API_HOST).toMatch(
      /\.execute-api\.cn-north-1\.amazonaws\.com\.cn$/,
    );
  });

  it("has no outputs about an endpoint or instances", () => {
    expect(consumer.json.output).toEqual({
      api_ids: expect.objectContaining({ value: { provider: "${local.provider_api_id}" } }),
      client_functions: {
        value: {
          direct: "${aws_lambda_function.direct.function_name}",
          assumed: "${aws_lambda_function.assumed.function_name}",
        },
      },
      client_role_arns: {
        value: { direct: "${aws_iam_role.direct.arn}", assumed: "${aws_iam_role.assumed.arn}" },
      },
    });
  });

  it("makes nothing for further allowed roles", () => {
    const without = { ...REGIONAL, consumers: { consumer: { ...OUTSIDE, uses: { provider: {} } } } };
    expect(stackOf(synthFile(without), "consumer").json).toEqual(consumer.json);
  });
});
