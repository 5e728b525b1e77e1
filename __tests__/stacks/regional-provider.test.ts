import { ApiGatewayRestApi } from "@cdktf/provider-aws/lib/api-gateway-rest-api";
import { CONSUMER, DEFAULT, OUTSIDE, PUBLIC, REGIONAL } from "../support/deployment";
import { operationsOf } from "../support/openapi";
import { attribute, stackOf, synthFile } from "../support/synth";

const provider = stackOf(synthFile(REGIONAL), "provider");

describe("the provider of a regional API", () => {
  it("makes a regional API without endpoints, each method with AWS_IAM", () => {
    expect(provider.text).toHaveResourceWithProperties(ApiGatewayRestApi, {
      endpoint_configuration: { types: ["REGIONAL"] },
    });
    expect(attribute(provider, "aws_api_gateway_rest_api.api", "endpoint_configuration")).toEqual({
      types: ["REGIONAL"],
    });
    expect(operationsOf(provider).map(({ security }) => security)).toEqual([[{ sigv4: [] }]]);
  });

  it("reads no consumer's state, so that one apply is enough", () => {
    expect(provider.json.data).toBeUndefined();
    expect(provider.json.provider.aws).toHaveLength(1);
    expect(provider.text).not.toMatch(/terraform_remote_state|s3_objects|unlinked|endpoint_ids?|SourceVpce/);
  });

  it("does not depend on where its consumers keep their state", () => {
    const cloud = synthFile({ ...REGIONAL, state: { type: "cloud", organization: "acme" } });
    const { resource, locals, output } = stackOf(cloud, "provider").json;
    expect({ resource, locals, output }).toEqual({
      resource: provider.json.resource,
      locals: provider.json.locals,
      output: provider.json.output,
    });
  });

  it("has a private API's resources at the same addresses", () => {
    const same = stackOf(synthFile(DEFAULT), "provider").addresses;
    expect(provider.addresses).toEqual(same);
  });

  it("redeploys when the allowed roles change", () => {
    const other = { ...OUTSIDE, uses: { provider: { allowRoles: ["ecs-other-*"] } } };
    const changed = stackOf(synthFile({ ...REGIONAL, consumers: { consumer: other } }), "provider");
    expect(attribute(changed, "aws_api_gateway_deployment.api", "triggers")).toMatchObject({
      policy: "${sha256(local.resource_policy)}",
    });
    expect(changed.json.locals.resource_policy).not.toBe(provider.json.locals.resource_policy);
    expect(changed.json.locals.resource_policy).toContain("role/ecs-other-*");
  });

  it("next to a private one reads only the state of consumers with an endpoint", () => {
    const stacks = synthFile({
      ...DEFAULT,
      providers: { ...DEFAULT.providers, reports: REGIONAL.providers.provider },
      consumers: {
        consumer: CONSUMER,
        outside: {
          ...OUTSIDE,
          uses: { reports: {} },
          clients: { direct: { type: "lambda", uses: "reports", auth: "direct" } },
        },
      },
    });
    expect(Object.keys(stackOf(stacks, "provider").json.data.terraform_remote_state ?? {})).toEqual([
      "consumer",
    ]);
    expect(stackOf(stacks, "reports").json.data).toBeUndefined();
    expect(Object.keys(stackOf(stacks, "outside").json.data.terraform_remote_state ?? {})).toEqual([
      "reports",
    ]);
  });
});

describe("the provider of an API that anybody may call", () => {
  const open = stackOf(synthFile(PUBLIC), "provider");

  it("has no authorization, and an explicit Allow in its policy", () => {
    expect(operationsOf(open).map(({ security }) => security)).toEqual([undefined, undefined]);
    const { Statement } = JSON.parse(String(open.json.locals.resource_policy));
    expect(Statement).toEqual([
      {
        Sid: "AllowAnyone",
        Effect: "Allow",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: [
          "arn:aws:execute-api:eu-west-1:111111111111:${aws_api_gateway_rest_api.api.id}/prod/GET/",
          "arn:aws:execute-api:eu-west-1:111111111111:${aws_api_gateway_rest_api.api.id}/prod/POST/reports",
        ],
      },
    ]);
  });

  it("keeps its throttle and its web ACL", () => {
    expect(open.addresses).toEqual(
      expect.arrayContaining(["aws_api_gateway_method_settings.api", "aws_wafv2_web_acl_association.api"]),
    );
  });
});
