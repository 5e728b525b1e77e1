import { matrices } from "../../src/access/declared/matrix";
import { proveAccess } from "../../src/access/prove";
import { worldOf } from "../../src/access/world/world";
import { callAs } from "../../src/commands/access/access-answer";
import { loadDeployment } from "../../src/config/load-deployment";
import { publicNotes } from "../../src/report/public-notes";
import { worded } from "../support/calls";
import { exampleFile } from "../support/examples";
import { attribute, stackOf, synth } from "../support/synth";

const load = (name: string) => loadDeployment(exampleFile(name));
const statementsOf = (policy: unknown) => JSON.parse(String(policy)).Statement;

/** The verdict on any role's call of `GET /`. */
const callOf = (name: string, roleArn: string, via?: string) =>
  callAs(worldOf(load(name)), { kind: "as", roleArn, via, method: "GET", path: "/" });

describe("a regional API with IAM", () => {
  const deployment = load("regional-iam");
  const stacks = synth(deployment);
  const role = (name: string) => `arn:aws:iam::222222222222:role/${name}`;

  it("is read by its consumer, and reads nothing of it", () => {
    expect(Object.keys(stackOf(stacks, "analytics").json.data).sort()).toEqual([
      "aws_s3_objects",
      "terraform_remote_state",
    ]);
    expect(stackOf(stacks, "reports").json.data).toBeUndefined();
  });

  it("has no network on either side", () => {
    for (const { text } of Object.values(stacks)) expect(text).not.toMatch(/aws_vpc|aws_subnet|vpc_config/);
  });

  it("allows the containers' roles by a prefix that no other role of the account has", () => {
    expect(callOf("regional-iam", role("ecs-app-dev-orders")).allowed).toBe(true);
    for (const name of ["ecs-app-prod-orders", "Admin", "dev/ecs-app-dev-orders"])
      expect(callOf("regional-iam", role(name)).allowed).toBe(false);
  });

  it("lets every allowed role read reports, and none write one", () => {
    const [matrix] = matrices(worldOf(deployment));
    const rows = matrix?.rows.map(({ route, verdicts }) => [
      route.method,
      verdicts.map(({ allowed }) => allowed),
    ]);
    expect(rows).toEqual([
      ["GET", [true, true, true]],
      ["GET", [true, true, true]],
      ["POST", [false, false, false]],
    ]);
  });
});

describe("an open private API", () => {
  const stacks = synth(load("private-open"));
  const inside = stackOf(stacks, "inside");

  it("is open to anyone behind the endpoint, and to nobody else", () => {
    const anybody = "arn:aws:iam::999999999999:role/anybody";
    expect(callOf("private-open", anybody, "inside").allowed).toBe(true);
    expect(worded(callOf("private-open", anybody)).reason).toContain("denied by DenyOtherEndpoints");
    expect(worded(callOf("private-open", anybody, "vpce-0fffffffffffffff0")).reason).toContain(
      "DenyOtherEndpoints",
    );
  });

  it("has an endpoint that reaches this API alone, for any caller", () => {
    const statements = statementsOf(attribute(inside, "aws_vpc_endpoint.execute_api", "policy"));
    expect(statements).toEqual([
      expect.objectContaining({ Resource: expect.stringMatching(/\/prod\/GET\/$/), Principal: "*" }),
    ]);
    expect(statements[0]).not.toHaveProperty("Condition");
  });

  it("has an instance without a route to or from the internet", () => {
    expect(attribute(inside, "aws_instance.shell", "associate_public_ip_address")).toBe(false);
    expect(inside.text).not.toMatch(/internet_gateway|nat_gateway|"aws_route"|0\.0\.0\.0/);
  });

  it("has commands to open a session on the instance, and to call the API from it", () => {
    expect(inside.json.output.client_commands?.value).toEqual({
      shell: {
        start_session: "aws ssm start-session --target ${aws_instance.shell.id} --region eu-west-1",
        curl: "curl 'https://${local.provider_api_id}.execute-api.eu-west-1.amazonaws.com/prod/'",
      },
    });
  });
});

describe("the public contrast", () => {
  const deployment = load("public-contrast");
  const [open] = deployment.providers;
  const [closed] = load("private-open").providers;

  it("is the open private API, on the internet", () => {
    expect({ ...open?.service, type: undefined, waf: undefined, acknowledgePublic: undefined }).toEqual({
      ...closed?.service,
      type: undefined,
      waf: undefined,
    });
    expect(stackOf(synth(deployment), "provider").addresses).toEqual(
      stackOf(synth(load("private-open")), "provider").addresses,
    );
  });

  it("is called by ANYONE, and has a note about it", () => {
    const { calls } = proveAccess(deployment, "public-contrast");
    expect(
      calls.map(({ client, caller, endpoint, verdict }) => [client, caller, endpoint, verdict.allowed]),
    ).toEqual([["ANYONE", undefined, undefined, true]]);
    expect(publicNotes(deployment)).toEqual(["provider: ANYONE on the internet may call GET /"]);
  });

  it("has only a throttle and a web ACL with a rate limit as protection", () => {
    const { addresses, json } = stackOf(synth(deployment), "provider");
    expect(addresses).toContain("aws_wafv2_web_acl_association.api");
    expect(JSON.stringify(json.resource.aws_wafv2_web_acl?.api)).toContain('"limit":100');
    expect(statementsOf(json.locals.resource_policy)).toHaveLength(1);
  });
});
