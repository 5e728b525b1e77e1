import { worldOf } from "../../../src/access/world/world";
import { deploymentFrom, KEYED } from "../../support/deployment";
import { attribute, type Synthesized, stackOf, synthFile } from "../../support/synth";

const { provider: PROVIDER } = KEYED.providers;
const { consumer: CONSUMER } = KEYED.consumers;
const providerWith = (party: object, file: object = {}) =>
  stackOf(synthFile({ ...KEYED, providers: { provider: { ...PROVIDER, ...party } }, ...file }), "provider");
const provider = providerWith({});

const parameterOf = (stack: Synthesized, consumer: string) =>
  attribute(stack, `aws_ssm_parameter.${consumer}`, "insecure_value");

interface Document {
  readonly components: {
    readonly securitySchemes: {
      readonly key: { readonly "x-amazon-apigateway-authorizer": Readonly<Record<string, unknown>> };
    };
  };
}

const authorizerOf = (stack: Synthesized) =>
  (stack.json.locals.openapi as Document).components.securitySchemes.key["x-amazon-apigateway-authorizer"];
const HEADER = "method.request.header.x-crosslink-key";
const ONE_ENDPOINT = { externalConsumers: {} };

describe("what the authorizer knows of consumers", () => {
  it("is a parameter for each, with nothing secret in it", () => {
    expect(provider.json.resource.aws_ssm_parameter).toMatchObject({
      consumer: { name: "/private-api-provider/authorizer/consumer", type: "String" },
      partner: { name: "/private-api-provider/authorizer/partner", type: "String" },
    });
  });

  it("is read from the state of a consumer of the file, and closed until there is one", () => {
    expect(parameterOf(provider, "consumer")).toBe(
      '${jsonencode({"endpointIds" = [local.consumer_endpoint_id], "secretArn" = local.consumer_api_key_secret_arn})}',
    );
    expect(provider.json.locals).toMatchObject({
      consumer_endpoint_id: expect.stringContaining('"unlinked")}'),
      consumer_api_key_secret_arn:
        '${coalesce(try(data.terraform_remote_state.consumer[0].outputs.api_key_secret_arns["provider"], null), "arn:aws:secretsmanager:eu-west-1:222222222222:secret:unlinked")}',
    });
  });

  it("is what the file says of an external one", () => {
    expect(parameterOf(provider, "partner")).toBe(
      '${jsonencode({"endpointIds" = ["vpce-0123456789abcdef0"], "secretArn" = "arn:aws:secretsmanager:eu-west-1:333333333333:secret:partner-a1B2c3"})}',
    );
  });

  it("is asked of HCP Terraform once the file says that a consumer is linked", () => {
    const state = { type: "cloud", organization: "acme" };
    const withLink = (link: string) =>
      providerWith({}, { state, consumers: { consumer: { ...CONSUMER, link } } });
    const pending = withLink("pending");
    expect(parameterOf(pending, "consumer")).toBe(
      '${jsonencode({"endpointIds" = ["unlinked"], "secretArn" = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:unlinked"})}',
    );
    expect(pending.text).not.toContain("terraform_remote_state");
    const linked = withLink("linked");
    expect(parameterOf(linked, "consumer")).toBe(parameterOf(provider, "consumer"));
    expect(linked.json.locals.consumer_api_key_secret_arn).toBe(
      '${coalesce(try(data.terraform_remote_state.consumer.outputs.api_key_secret_arns["provider"], null), "arn:aws:secretsmanager:eu-west-1:222222222222:secret:unlinked")}',
    );
  });
});

describe("the authorizer", () => {
  it("is asked by this API alone, and the API is deployed once it may be", () => {
    expect(provider.json.resource.aws_lambda_permission?.authorizer).toMatchObject({
      principal: "apigateway.amazonaws.com",
      source_arn: "${aws_api_gateway_rest_api.api.execution_arn}/authorizers/*",
    });
    expect(attribute(provider, "aws_api_gateway_deployment.api", "depends_on")).toContain(
      "aws_lambda_permission.authorizer",
    );
  });

  it("runs outside any VPC, and finds its parameters by their path", () => {
    expect(attribute(provider, "aws_lambda_function.authorizer", "vpc_config")).toBeUndefined();
    expect(attribute(provider, "aws_lambda_function.authorizer", "environment")).toMatchObject({
      variables: { PARAMETER_PATH: "/private-api-provider/authorizer" },
    });
  });

  test.each<[string, object, number, string]>([
    ["for five minutes, where there is one endpoint", ONE_ENDPOINT, 300, HEADER],
    ["not at all, where there are two", {}, 0, HEADER],
    [
      "not at all, where the file says so",
      { ...ONE_ENDPOINT, service: { ...PROVIDER.service, authorizer: { cacheSeconds: 0 } } },
      0,
      HEADER,
    ],
    [
      "by key and endpoint, where there are two and the file says so",
      { service: { ...PROVIDER.service, authorizer: { cacheSeconds: 60 } } },
      60,
      `${HEADER}, context.identity.vpceId`,
    ],
  ])("has its answers kept %s", (_, party, seconds, identitySource) => {
    expect(authorizerOf(providerWith(party))).toMatchObject({
      type: "request",
      authorizerResultTtlInSeconds: seconds,
      identitySource,
    });
  });

  it("is told to others by its role, which consumers of other files have to name", () => {
    expect(provider.json.output.authorizer_role_arn?.value).toBe("${aws_iam_role.authorizer.arn}");
    const { uses } = deploymentFrom(KEYED).consumers[0] ?? {};
    expect(uses?.[0]?.apiKey?.authorizerRoleArn).toBe(
      "arn:aws:iam::111111111111:role/private-api-provider-authorizer",
    );
  });
});

test("a described API has its key kept under the name that its provider gave, for the role that reads it", () => {
  const api = {
    ...{ id: "a1b2c3d4e5", account: "444444444444", auth: "api-key", knownAs: "partner" },
    authorizerRoleArn: "arn:aws:iam::444444444444:role/theirs",
  };
  const file = {
    ...KEYED,
    providers: {},
    consumers: {
      consumer: {
        ...CONSUMER,
        uses: { far: { api } },
        clients: { reader: { type: "lambda", uses: "far", auth: "api-key" } },
      },
    },
  };
  const stack = stackOf(synthFile(file), "consumer");
  const { variables } = attribute(stack, "aws_lambda_function.far_rotation", "environment") as {
    variables: Readonly<Record<string, string>>;
  };
  expect(Object.values(JSON.parse(variables.KEYS ?? ""))).toEqual([{ name: "partner", testRoute: "GET /" }]);
  const policy = String(attribute(stack, "aws_secretsmanager_secret_policy.far_api_key", "policy"));
  expect(policy).toContain('"AWS":"arn:aws:iam::444444444444:root"');
  expect(policy).toContain('"aws:PrincipalArn":"arn:aws:iam::444444444444:role/theirs"');
  expect(worldOf(deploymentFrom(file)).consumers).toHaveLength(1);
});
