import { randomUUID } from "node:crypto";
import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  type GetSecretValueCommandInput,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { clientsOf } from "../access/clients-of";
import { makeSecret } from "./sample-secret";

describeWith(["moto_server"])("a secret", () => {
  const used = useEmulatedAws();
  const clients = () => clientsOf(used().aws.url, "arn:aws:iam::222222222222:role/deploy");
  const secrets = () => clients().secrets;
  const put = (SecretId: string, SecretString: string, more: object = {}) =>
    secrets().send(new PutSecretValueCommand({ SecretId, SecretString, ...more }));
  const value = async (SecretId: string, more: Omit<GetSecretValueCommandInput, "SecretId"> = {}) =>
    (await secrets().send(new GetSecretValueCommand({ SecretId, ...more }))).SecretString;
  const stages = async (SecretId: string) =>
    (await secrets().send(new DescribeSecretCommand({ SecretId }))).VersionIdsToStages;

  test("a value is read by a label of its version; AWSPREVIOUS is where AWSCURRENT was, and nothing without labels is read", async () => {
    const id = await makeSecret(clients(), "labels");
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    await expect(value(id)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await put(id, "1", { ClientRequestToken: one, VersionStages: ["AWSPENDING"] });
    expect(await stages(id)).toEqual({ [one]: ["AWSPENDING", "AWSCURRENT"] });
    await put(id, "2", { ClientRequestToken: two, VersionStages: ["AWSPENDING"] });
    expect([await value(id), await value(id, { VersionStage: "AWSPENDING" })]).toEqual(["1", "2"]);

    const current = { SecretId: id, VersionStage: "AWSCURRENT", MoveToVersionId: two };
    await expect(secrets().send(new UpdateSecretVersionStageCommand(current))).rejects.toThrow(
      `Staging label AWSCURRENT is currently attached to version ${one}`,
    );
    await secrets().send(new UpdateSecretVersionStageCommand({ ...current, RemoveFromVersionId: one }));
    const pending = { SecretId: id, VersionStage: "AWSPENDING", RemoveFromVersionId: two };
    await secrets().send(new UpdateSecretVersionStageCommand(pending));
    expect(await stages(id)).toEqual({ [one]: ["AWSPREVIOUS"], [two]: ["AWSCURRENT"] });
    expect([await value(id), await value(id, { VersionStage: "AWSPREVIOUS" })]).toEqual(["2", "1"]);

    await put(id, "3", { ClientRequestToken: three });
    expect(await stages(id)).toEqual({ [two]: ["AWSPREVIOUS"], [three]: ["AWSCURRENT"] });
    await expect(value(id, { VersionId: one })).rejects.toThrow(`secret value for VersionId: ${one}`);
    await expect(value(id, { VersionId: two, VersionStage: "AWSCURRENT" })).rejects.toThrow(
      "You provided a VersionStage that is not associated to the provided VersionId.",
    );
    const list = new ListSecretVersionIdsCommand({ SecretId: id });
    const { Versions = [] } = await secrets().send(list);
    expect(Versions.map(({ VersionId }) => VersionId)).toEqual([two, three]);
  });

  test("AWSCURRENT is moved back, and never taken away", async () => {
    const id = await makeSecret(clients(), "back");
    const [one, two] = [randomUUID(), randomUUID()];
    await put(id, "1", { ClientRequestToken: one });
    await put(id, "2", { ClientRequestToken: two });
    const removal = { SecretId: id, VersionStage: "AWSCURRENT", RemoveFromVersionId: two };
    await expect(secrets().send(new UpdateSecretVersionStageCommand(removal))).rejects.toThrow(
      "You can only move staging label AWSCURRENT",
    );
    await secrets().send(new UpdateSecretVersionStageCommand({ ...removal, MoveToVersionId: one }));
    expect(await stages(id)).toEqual({ [one]: ["AWSCURRENT"], [two]: ["AWSPREVIOUS"] });
  });

  test("the token of a version of a secret is for one value, which can be put again", async () => {
    const id = await makeSecret(clients(), "tokens", { SecretString: "0" });
    const token = { ClientRequestToken: randomUUID(), VersionStages: ["AWSPENDING"] };
    await put(id, "1", token);
    await put(id, "1", token);
    await expect(put(id, "2", token)).rejects.toMatchObject({ name: "ResourceExistsException" });
    expect([await value(id), await value(id, { VersionStage: "AWSPENDING" })]).toEqual(["0", "1"]);
  });

  test("a secret that is scheduled for deletion keeps its name, and can neither be read nor changed", async () => {
    const id = await makeSecret(clients(), "deleted", { SecretString: "k" });
    await secrets().send(new DeleteSecretCommand({ SecretId: id, RecoveryWindowInDays: 7 }));
    await expect(makeSecret(clients(), "deleted")).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("a secret with this name is already scheduled for deletion"),
    });
    await expect(value(id)).rejects.toThrow("because it was marked for deletion");
    await expect(put(id, "x")).rejects.toThrow("because it was marked for deletion");
    await secrets().send(new RestoreSecretCommand({ SecretId: id }));
    expect(await value(id)).toBe("k");
    await secrets().send(new DeleteSecretCommand({ SecretId: id, ForceDeleteWithoutRecovery: true }));
    await makeSecret(clients(), "deleted");
  });
});
