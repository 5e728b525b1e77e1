import { CreateVpcEndpointCommand } from "@aws-sdk/client-ec2";
import { PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import { PutParameterCommand } from "@aws-sdk/client-ssm";
import { makeNetwork, type SampleNetwork } from "../../emulated-aws/strict/ec2/sample-network";
import { document, makeRole } from "../../emulated-aws/strict/iam/sample-role";
import { describeWith } from "../../support/availability";
import type { FunctionOverrides } from "../functions/lambda-service";
import { useSampleSystem } from "../sample/sample-system";

const ACCOUNT = "222222222222";

/** Reads a secret or a parameter, and returns the error where it cannot. */
const READER = `const { SecretsManager } = require(process.env.SECRETS_MANAGER);
const { SSM } = require(process.env.SSM);
const config = { region: "eu-west-1", maxAttempts: 1 };
const client = new SecretsManager(config);
exports.handler = async ({ secret, parameter }) => {
  try {
    if (secret) return (await client.getSecretValue({ SecretId: secret })).SecretString;
    return (await new SSM(config).getParameter({ Name: parameter })).Parameter.Value;
  } catch (error) {
    return error.name + ": " + error.message;
  }
};`;

const environment = {
  SECRETS_MANAGER: require.resolve("@aws-sdk/client-secrets-manager"),
  SSM: require.resolve("@aws-sdk/client-ssm"),
};

describeWith(["moto_server"])("Secrets Manager and Systems Manager, called by functions", () => {
  const system = useSampleSystem(ACCOUNT);
  let linked: SampleNetwork;
  let alone: SampleNetwork;
  let endpointId = "";
  const secrets: Record<string, string> = {};
  beforeAll(async () => {
    const { gateway, makeFunction } = system();
    const account = system().account(ACCOUNT);
    for (const Name of ["known", "other"]) {
      const made = await account.secrets.send(new CreateSecretCommand({ Name, SecretString: `of ${Name}` }));
      secrets[Name] = made.ARN ?? "";
    }
    for (const Name of ["/app/own", "/app/other"])
      await account.parameters.send(new PutParameterCommand({ Name, Value: `of ${Name}`, Type: "String" }));
    const roleArn = await makeRole(account.iam, "reader", { trusts: "lambda.amazonaws.com" });
    await account.iam.send(
      new PutRolePolicyCommand({
        RoleName: "reader",
        PolicyName: "read",
        PolicyDocument: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: "*" },
            { Effect: "Allow", Action: "ssm:GetParameter", Resource: "arn:aws:ssm:*:*:parameter/app/own" },
          ],
        }),
      }),
    );
    [linked, alone] = [await makeNetwork(account.ec2), await makeNetwork(account.ec2)];
    const { VpcEndpoint } = await account.ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: linked.vpcId,
        VpcEndpointType: "Interface",
        ServiceName: "com.amazonaws.eu-west-1.secretsmanager",
        SubnetIds: [...linked.subnetIds],
        PrivateDnsEnabled: true,
        PolicyDocument: document({
          Principal: "*",
          Action: "secretsmanager:GetSecretValue",
          Resource: secrets.known,
        }),
      }),
    );
    endpointId = VpcEndpoint?.VpcEndpointId ?? "";
    await makeFunction(account, { name: "reader", roleArn, code: READER, environment });
    await gateway.look();
  });

  /** What the function gets, which runs in a VPC or on the internet. */
  const read = async (event: object, vpcId?: string, overrides: FunctionOverrides = {}) => {
    const { lambda } = system().gateway;
    const process = await lambda.start(ACCOUNT, "reader", { vpcId, ...overrides });
    const outcome = await process.call(event);
    await process.stop();
    return "result" in outcome ? outcome.result : outcome;
  };

  it.each([
    ["by its name", () => "known"],
    ["by its ARN", () => secrets.known],
  ])("a secret is read %s through the endpoint, whose log does not have it", async (_, secret) => {
    expect(await read({ secret: secret() }, linked.vpcId)).toBe("of known");
    const logged = system().gateway.requestLog.last;
    expect(logged).toMatchObject({
      service: "secretsmanager",
      endpointId,
      connectedTo: "secretsmanager.eu-west-1.amazonaws.com",
      caller: `arn:aws:sts::${ACCOUNT}:assumed-role/reader/reader`,
      operation: `GetSecretValue ${secrets.known}`,
      status: 200,
    });
    expect(JSON.stringify(logged)).not.toContain("of known");
  });

  it("the policy of a service's endpoint decides about each call, by the ARN of what it is about", async () => {
    const said = `AccessDeniedException: User: arn:aws:sts::${ACCOUNT}:assumed-role/reader/reader is not authorized to perform: secretsmanager:GetSecretValue on resource: ${secrets.other} because no VPC endpoint policy allows the secretsmanager:GetSecretValue action`;
    expect(await read({ secret: "other" }, linked.vpcId)).toBe(said);
    expect(await read({ secret: secrets.other }, linked.vpcId)).toBe(said);
    expect(system().gateway.requestLog.last?.refusedBy).toBe("endpoint policy");
    expect(await read({ secret: "other" })).toBe("of other");
  });

  it("a function in a VPC reaches a service only through an endpoint of the VPC, which leads to no other", async () => {
    const unknown = /^Error: getaddrinfo ENOTFOUND (secretsmanager|ssm)\.eu-west-1\.amazonaws\.com$/;
    expect(await read({ secret: "known" }, alone.vpcId)).toMatch(unknown);
    expect(await read({ parameter: "/app/own" }, linked.vpcId)).toMatch(unknown);
  });

  it("a parameter is read only by whom its own policy lets", async () => {
    expect(await read({ parameter: "/app/own" })).toBe("of /app/own");
    expect(await read({ parameter: "/app/other" })).toMatch(
      /^AccessDeniedException: User: .* because no identity-based policy allows the ssm:GetParameter action$/,
    );
  });

  it("AWS tells the time that has passed, so that a function goes on to sign with its own", async () => {
    const { gateway } = system();
    const process = await gateway.lambda.start(ACCOUNT, "reader");
    gateway.passedMs = 14 * 60_000;
    const secret = "known";
    const read = [
      await process.call({ secret }),
      await process.call({ secret }),
      await process.call({ secret }),
    ];
    gateway.passedMs = 0;
    await process.stop();
    expect(read).toEqual(Array(3).fill({ result: "of known" }));
  });

  it("a signature is verified, and a key has to be known", async () => {
    const { sessions } = system().gateway;
    const own = await sessions.begin(`arn:aws:iam::${ACCOUNT}:role/reader`, "by-hand");
    const as = (credentials: FunctionOverrides["credentials"]) =>
      read({ secret: "known" }, undefined, { credentials });
    expect(await as(own)).toBe("of known");
    expect(await as({ ...own, secretAccessKey: "wrong" })).toMatch(/^InvalidSignatureException: /);
    expect(await as({ ...own, accessKeyId: "ASIAUNKNOWN" })).toMatch(/^UnrecognizedClientException: /);
  });
});
