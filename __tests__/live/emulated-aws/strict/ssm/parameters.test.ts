import { PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { clientsOf } from "../access/clients-of";
import { document, makeRole } from "../iam/sample-role";

const ACCOUNT = "111111111111";
const DEPLOYER = `arn:aws:iam::${ACCOUNT}:role/deploy`;

describeWith(["moto_server"])("parameters", () => {
  const used = useEmulatedAws();
  const as = (role: string) => clientsOf(used().aws.url, role).ssm;
  const put = (Name: string, Value: string, more: object = {}) =>
    as(DEPLOYER).send(new PutParameterCommand({ Name, Value, Type: "String", ...more }));
  const get = async (role: string, Name: string) =>
    (await as(role).send(new GetParameterCommand({ Name }))).Parameter?.Value;

  test("a parameter of the standard tier has at most 4,096 bytes, and a name of at most 1,011 characters and 15 levels", async () => {
    await expect(put("/size", "x".repeat(4_097))).rejects.toThrow(
      "maximum parameter value of 4096 characters",
    );
    await expect(put("/size", "é".repeat(2_049))).rejects.toThrow(
      "maximum parameter value of 4096 characters",
    );
    await put("/size", "é".repeat(2_048));
    await put("/advanced", "x".repeat(4_097), { Tier: "Advanced" });
    await expect(put("not/qualified", "x")).rejects.toThrow("must be a fully qualified name");
    await expect(put("/a b", "x")).rejects.toThrow("not allowed");
    await expect(put("/a".repeat(16), "x")).rejects.toThrow("at most 15 levels");
    await put("/a".repeat(15), "x");
    await expect(put(`/${"a".repeat(1_011)}`, "x")).rejects.toThrow("at most 1011 characters");
  });

  test("a parameter is read by those of its own account whose policy allows it", async () => {
    const { iam } = used().account(ACCOUNT);
    await put("/authorizer/c", "mine");
    const role = await makeRole(iam, "authorizer", { trusts: "lambda.amazonaws.com" });
    await expect(get(role, "/authorizer/c")).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(
        "is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:eu-west-1:111111111111:parameter/authorizer/c",
      ),
    });
    const Resource = `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/authorizer/*`;
    const PolicyDocument = document({ Action: "ssm:GetParameter", Resource });
    await iam.send(new PutRolePolicyCommand({ RoleName: "authorizer", PolicyName: "own", PolicyDocument }));
    expect(await get(role, "/authorizer/c")).toBe("mine");
    await expect(get(role, "/size")).rejects.toMatchObject({ name: "AccessDeniedException" });

    const stranger = "arn:aws:iam::222222222222:role/deploy";
    const arn = `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/authorizer/c`;
    await expect(get(stranger, arn)).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(get(stranger, "/authorizer/c")).rejects.toMatchObject({ name: "ParameterNotFound" });
  });
});
