import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { CONSUMER, DEFAULT, FILE, PROVIDER } from "../support/deployment";
import { attribute, type Synthesized, stackOf, synthFile } from "../support/synth";

const BOUNDARIES = {
  provider: "arn:aws:iam::111111111111:policy/boundary",
  consumer: "arn:aws:iam::aws:policy/PowerUserAccess",
};
const PATHS = { provider: "/crosslink/", consumer: "/team/web/" };
const rolesOf = (party: "provider" | "consumer") => ({
  path: PATHS[party],
  permissionsBoundary: BOUNDARIES[party],
});

/** A deployment that makes every kind of role. */
const stacks = synthFile({
  ...FILE,
  providers: {
    provider: {
      ...PROVIDER,
      roles: rolesOf("provider"),
      backend: { network: { cidr: "10.2.0.0/16", zones: ["a"] } },
    },
  },
  consumers: {
    consumer: {
      ...CONSUMER,
      roles: rolesOf("consumer"),
      clients: { ...CONSUMER.clients, shell: { type: "instance", uses: "provider", auth: "direct" } },
    },
  },
});
const provider = stackOf(stacks, "provider");
const consumer = stackOf(stacks, "consumer");

const madeRoles = ({ json }: Synthesized) => Object.entries(json.resource.aws_iam_role ?? {});
const DIRECT = "arn:aws:iam::222222222222:role/team/web/private-api-consumer-direct";
const ASSUMED = "arn:aws:iam::222222222222:role/team/web/private-api-consumer-assumed";
const SHELL = "arn:aws:iam::222222222222:role/team/web/private-api-consumer-shell";
const ACCESS = "arn:aws:iam::111111111111:role/crosslink/private-api-provider-access-consumer";

/** The roles that a document names in its conditions and resources. */
function rolesNamed(document: unknown): readonly string[] {
  const text = String(document).replaceAll("\\", "");
  return [...new Set(text.match(/arn:aws:iam::\d+:role\/[^"]+/g) ?? [])];
}

describe("the roles that are made for a party", () => {
  test.each([
    ["provider", provider, ["access_consumer", "api_gateway_logs", "identity"]],
    ["consumer", consumer, ["assumed", "direct", "shell"]],
  ] as const)("of a %s all have its path and its boundary", (party, stack, names) => {
    expect(
      madeRoles(stack)
        .map(([name]) => name)
        .sort(),
    ).toEqual(names);
    for (const [, role] of madeRoles(stack))
      expect(role).toMatchObject({ path: PATHS[party], permissions_boundary: BOUNDARIES[party] });
  });

  it("give their path to the instance profile, which has no boundary", () => {
    expect(consumer.text).toHaveResourceWithProperties(IamInstanceProfile, { path: "/team/web/" });
  });

  it("have no boundary and the path / by default", () => {
    for (const stack of Object.values(synthFile(DEFAULT)))
      for (const [, role] of madeRoles(stack)) {
        expect(role.path).toBe("/");
        expect(role).not.toHaveProperty("permissions_boundary");
      }
  });
});

describe("a role's path is in its ARN", () => {
  test.each([
    ["the resource policy", provider.json.locals.resource_policy, [DIRECT, SHELL, ACCESS]],
    ["the trust", attribute(provider, "aws_iam_role.access_consumer", "assume_role_policy"), [ASSUMED]],
    [
      "the DynamoDB endpoint's policy",
      attribute(provider, "aws_vpc_endpoint.dynamodb", "policy"),
      ["arn:aws:iam::111111111111:role/crosslink/private-api-provider-identity"],
    ],
    [
      "the endpoint's policy",
      attribute(consumer, "aws_vpc_endpoint.execute_api", "policy"),
      [DIRECT, ACCESS, SHELL],
    ],
    ["the STS endpoint's policy", attribute(consumer, "aws_vpc_endpoint.sts", "policy"), [ACCESS, ASSUMED]],
    ["the sessions' endpoint's policy", attribute(consumer, "aws_vpc_endpoint.ssm", "policy"), [SHELL]],
    ["the client's policy", attribute(consumer, "aws_iam_role_policy.assumed_call", "policy"), [ACCESS]],
  ])("in %s", (_, document, roles) => {
    expect(rolesNamed(document)).toEqual(roles);
  });

  it("in the assume-role client's environment", () => {
    expect(attribute(consumer, "aws_lambda_function.assumed", "environment")).toMatchObject({
      variables: { ROLE_ARN: ACCESS },
    });
  });
});
