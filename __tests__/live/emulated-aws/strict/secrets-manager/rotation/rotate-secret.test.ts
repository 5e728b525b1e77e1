import { randomUUID } from "node:crypto";
import { AddPermissionCommand, type AddPermissionCommandInput } from "@aws-sdk/client-lambda";
import {
  CancelRotateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  type RotateSecretCommandInput,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { clientsOf } from "../../access/clients-of";
import { makeRole } from "../../iam/sample-role";
import { makeFunction } from "../../lambda/sample-function";
import { makeSecret } from "../sample-secret";

const ACCOUNT = "222222222222";
const FUNCTION = `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:rotation`;

interface Event {
  readonly Step: string;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

describeWith(["moto_server"])("the rotation of a secret", () => {
  const used = useEmulatedAws();
  const clients = () => clientsOf(used().aws.url, `arn:aws:iam::${ACCOUNT}:role/deploy`);
  const secrets = () => clients().secrets;
  const lambda = () => used().account(ACCOUNT).lambda;
  /** The steps of the last rotation, and the one that fails. */
  let steps: string[] = [];
  let failing: string | undefined;

  beforeAll(async () => {
    const role = await makeRole(used().account(ACCOUNT).iam, "rotation", { trusts: "lambda.amazonaws.com" });
    await makeFunction(lambda(), "rotation", role);
    used().aws.runFunctions(async (functionArn, payload) => {
      const event = JSON.parse(payload) as Event;
      steps.push(event.Step);
      expect(functionArn).toBe(FUNCTION);
      if (event.Step === failing) return { functionError: "Unhandled", result: '{"errorMessage":"no"}' };
      await takeStep(event);
      return { result: "null" };
    });
  });
  beforeEach(() => {
    steps = [];
    failing = undefined;
  });

  const takeStep = async ({ Step, SecretId, ClientRequestToken }: Event) => {
    const SecretString = `made by ${ClientRequestToken}`;
    const VersionStages = ["AWSPENDING"];
    const pending = { SecretId, ClientRequestToken, SecretString, VersionStages };
    if (Step === "createSecret") await secrets().send(new PutSecretValueCommand(pending));
    if (Step !== "finishSecret") return;
    const now = await secrets().send(new GetSecretValueCommand({ SecretId }));
    const moves = [
      { VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken, RemoveFromVersionId: now.VersionId },
      { VersionStage: "AWSPENDING", RemoveFromVersionId: ClientRequestToken },
    ];
    for (const move of moves)
      await secrets().send(new UpdateSecretVersionStageCommand({ SecretId, ...move }));
  };
  const permit = (StatementId: string, more: Partial<AddPermissionCommandInput>) =>
    lambda().send(
      new AddPermissionCommand({
        FunctionName: "rotation",
        StatementId,
        Action: "lambda:InvokeFunction",
        Principal: "secretsmanager.amazonaws.com",
        ...more,
      }),
    );
  const rotate = (SecretId: string, more: Omit<RotateSecretCommandInput, "SecretId"> = {}) =>
    secrets().send(new RotateSecretCommand({ SecretId, RotationLambdaARN: FUNCTION, ...more }));
  const describeSecret = (SecretId: string) => secrets().send(new DescribeSecretCommand({ SecretId }));
  const later = { RotateImmediately: false, RotationRules: { AutomaticallyAfterDays: 30 } };
  const made = async (name: string, SecretString: string | undefined = "first") => {
    const id = await makeSecret(clients(), name, { SecretString });
    await permit(name, { SourceArn: id, SourceAccount: ACCOUNT });
    return id;
  };

  test("a secret is rotated only by a function whose policy lets Secrets Manager invoke it for this secret", async () => {
    const id = await makeSecret(clients(), "permitted", { SecretString: "first" });
    const refusal = { name: "AccessDeniedException", message: expect.stringContaining("cannot invoke") };
    await expect(rotate(id)).rejects.toMatchObject(refusal);
    await permit("gateway", { Principal: "apigateway.amazonaws.com" });
    await permit("another", { SourceArn: `${id}x` });
    await permit("account", { SourceAccount: "111111111111" });
    await expect(rotate(id)).rejects.toMatchObject(refusal);
    await expect(rotate(id, { RotationLambdaARN: `${FUNCTION}-2` })).rejects.toThrow("function not found");
    expect(steps).toEqual([]);
    await permit("this", { SourceArn: id, SourceAccount: ACCOUNT });
    await rotate(id);
  });

  test("a rotation takes its four steps in their order, and stops at the one that fails, with AWSPENDING left", async () => {
    const id = await made("steps");
    const { VersionId = "" } = await rotate(id, { RotationRules: { AutomaticallyAfterDays: 30 } });
    expect(steps).toEqual(["createSecret", "setSecret", "testSecret", "finishSecret"]);
    const { VersionIdsToStages = {}, ...described } = await describeSecret(id);
    expect(VersionIdsToStages[VersionId]).toEqual(["AWSCURRENT"]);
    expect(described).toMatchObject({
      RotationEnabled: true,
      RotationLambdaARN: FUNCTION,
      RotationRules: { AutomaticallyAfterDays: 30 },
      LastRotatedDate: expect.any(Date),
      NextRotationDate: expect.any(Date),
    });

    steps = [];
    failing = "testSecret";
    const second = await secrets().send(new RotateSecretCommand({ SecretId: id }));
    expect(steps).toEqual(["createSecret", "setSecret", "testSecret"]);
    const after = await describeSecret(id);
    expect(after.VersionIdsToStages?.[second.VersionId ?? ""]).toEqual(["AWSPENDING"]);
    expect(after.VersionIdsToStages?.[VersionId]).toEqual(["AWSCURRENT"]);
    expect(after.LastRotatedDate).toEqual(described.LastRotatedDate);
  });

  test("a secret is not rotated while AWSPENDING is at another version than AWSCURRENT", async () => {
    const id = await made("unfinished");
    const ClientRequestToken = randomUUID();
    const pending = { ClientRequestToken, SecretString: "x", VersionStages: ["AWSPENDING"] };
    await secrets().send(new PutSecretValueCommand({ SecretId: id, ...pending }));
    await expect(rotate(id)).rejects.toThrow("A previous rotation isn't complete.");
    await expect(rotate(id, later)).rejects.toThrow("A previous rotation isn't complete.");
    const removal = { VersionStage: "AWSPENDING", RemoveFromVersionId: ClientRequestToken };
    await secrets().send(new UpdateSecretVersionStageCommand({ SecretId: id, ...removal }));
    await rotate(id);
  });

  test("a secret without a value is not rotated", async () => {
    const id = await makeSecret(clients(), "empty");
    await permit("empty", { SourceArn: id });
    await expect(rotate(id, later)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await secrets().send(new PutSecretValueCommand({ SecretId: id, SecretString: "first" }));
    await rotate(id, later);
  });

  test("rotation is switched on for later only where the function passes the test of a version without a value", async () => {
    const id = await made("later");
    failing = "testSecret";
    await expect(rotate(id, later)).rejects.toThrow("The test of the rotation failed");
    expect((await describeSecret(id)).RotationEnabled).toBeUndefined();
    failing = undefined;
    steps = [];
    await rotate(id, later);
    expect(steps).toEqual(["testSecret"]);
    const { RotationEnabled, VersionIdsToStages = {} } = await describeSecret(id);
    expect([RotationEnabled, Object.values(VersionIdsToStages)]).toEqual([true, [["AWSCURRENT"]]]);

    await secrets().send(new CancelRotateSecretCommand({ SecretId: id }));
    expect((await describeSecret(id)).RotationEnabled).toBe(false);
  });
});
