import { CreatePolicyCommand, CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { document, makeRole } from "./sample-role";

const PROVIDER = "111111111111";
const CONSUMER = "222222222222";

describeWith(["moto_server"])("a role", () => {
  const used = useEmulatedAws();
  const iam = () => used().account(PROVIDER).iam;

  const make = (RoleName: string, more: object = {}) =>
    iam().send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: document({
          Principal: { Service: "lambda.amazonaws.com" },
          Action: "sts:AssumeRole",
        }),
        ...more,
      }),
    );

  test("a role's inline policies have at most 10,240 characters together, white space not counted", async () => {
    await make("inline");
    const put = (PolicyName: string, length: number, space = "") => {
      const rest = document({ Action: "s3:GetObject", Resource: "arn:aws:s3:::" }).length;
      const Resource = `arn:aws:s3:::${"x".repeat(length - rest)}`;
      const PolicyDocument = `${space}${document({ Action: "s3:GetObject", Resource })}`;
      return iam().send(new PutRolePolicyCommand({ RoleName: "inline", PolicyName, PolicyDocument }));
    };
    await put("one", 5_000);
    const refusal = "Maximum policy size of 10240 bytes exceeded for role inline";
    await expect(put("two", 5_241)).rejects.toThrow(refusal);
    await put("two", 5_240, "\n".repeat(9_000));
    await put("two", 5_000);
    await put("one", 5_240);
    await expect(put("three", 200)).rejects.toThrow(refusal);
  });

  test("a trust policy has at most 2,048 characters, white space not counted", async () => {
    const trust = (length: number) => {
      const Condition = (text: string) => ({ StringEquals: { "sts:ExternalId": text } });
      const one = { Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
      const rest = document({ ...one, Condition: Condition("") }).length;
      return document({ ...one, Condition: Condition("x".repeat(length - rest)) });
    };
    await make("trusting", { AssumeRolePolicyDocument: trust(2_048) });
    await expect(make("too-trusting", { AssumeRolePolicyDocument: trust(2_049) })).rejects.toThrow(
      "Cannot exceed quota for ACLSizePerRole: 2048",
    );
  });

  test("a role or user that a trust policy names exists", async () => {
    const caller = `arn:aws:iam::${CONSUMER}:role/caller`;
    const AssumeRolePolicyDocument = document({ Principal: { AWS: caller }, Action: "sts:AssumeRole" });
    await expect(make("access", { AssumeRolePolicyDocument })).rejects.toThrow(
      `Invalid principal in policy: "AWS":"${caller}"`,
    );
    await makeRole(used().account(CONSUMER).iam, "caller", { trusts: "lambda.amazonaws.com" });
    await make("access", { AssumeRolePolicyDocument });
  });

  test("the path of a role begins and ends with a slash", async () => {
    for (const Path of ["team", "/team", "team/"])
      await expect(make("in-a-path", { Path })).rejects.toThrow("The specified value for path is invalid.");
    const { Role } = await make("in-a-path", { Path: "/team/" });
    expect(Role?.Arn).toBe(`arn:aws:iam::${PROVIDER}:role/team/in-a-path`);
  });

  test("a role's permissions boundary exists", async () => {
    const PermissionsBoundary = `arn:aws:iam::${PROVIDER}:policy/boundary`;
    await expect(make("bounded", { PermissionsBoundary })).rejects.toThrow(
      `Scope ARN: ${PermissionsBoundary} does not exist or is not attachable.`,
    );
    const PolicyDocument = document({ Action: "*", Resource: "*" });
    await iam().send(new CreatePolicyCommand({ PolicyName: "boundary", PolicyDocument }));
    await make("bounded", { PermissionsBoundary });
    await make("bounded-by-aws", { PermissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" });
  });
});
