import { UpdateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { CreateRoleCommand, CreateUserCommand } from "@aws-sdk/client-iam";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { OPEN_POLICY, SampleApi } from "../api-gateway/sample-api";

const PROVIDER = "111111111111";
const CONSUMER = "222222222222";

const INVALID =
  "Invalid policy document. Please check the policy syntax and ensure that Principals are valid.";

const statement = (more: object) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "execute-api:Invoke",
  Resource: "*",
  ...more,
});

describeWith(["moto_server"])(
  "a resource policy has principals that exist, and at most 8,192 characters",
  () => {
    const used = useEmulatedAws();
    const client = () => used().account(PROVIDER).apiGateway;
    let api: SampleApi;
    beforeAll(async () => {
      api = await SampleApi.make(client(), "PRIVATE");
      const { iam } = used().account(CONSUMER);
      const AssumeRolePolicyDocument = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      });
      await iam.send(new CreateRoleCommand({ RoleName: "caller", Path: "/team/", AssumeRolePolicyDocument }));
      await iam.send(new CreateUserCommand({ UserName: "somebody" }));
    });

    const save = (value: string) =>
      client().send(
        new UpdateRestApiCommand({
          restApiId: api.restApiId,
          patchOperations: [{ op: "replace", path: "/policy", value }],
        }),
      );
    const saveStatement = (more: object) =>
      save(JSON.stringify({ Version: "2012-10-17", Statement: [statement(more)] }));

    test.each([
      ["everybody", "*"],
      ["an account", { AWS: `arn:aws:iam::${CONSUMER}:root` }],
      ["a role of another account", { AWS: `arn:aws:iam::${CONSUMER}:role/team/caller` }],
      ["a user of another account", { AWS: [`arn:aws:iam::${CONSUMER}:user/somebody`] }],
      ["a service", { Service: "events.amazonaws.com" }],
    ])("taken: %s", async (_, Principal) => {
      await saveStatement({ Principal });
    });

    test.each([
      ["no principal", { Principal: undefined }],
      ["a role that does not exist", { Principal: { AWS: `arn:aws:iam::${CONSUMER}:role/nobody` } }],
      ["a role without its path", { Principal: { AWS: `arn:aws:iam::${CONSUMER}:role/caller` } }],
      ["a role of the wrong account", { Principal: { AWS: `arn:aws:iam::${PROVIDER}:role/team/caller` } }],
      ["a pattern of roles", { Principal: { AWS: `arn:aws:iam::${CONSUMER}:role/*` } }],
      ["a user that does not exist", { Principal: { AWS: `arn:aws:iam::${CONSUMER}:user/nobody` } }],
    ])("refused: %s", async (_, more) => {
      await expect(saveStatement(more)).rejects.toThrow(INVALID);
    });

    test("a resource policy says Resource, and not NotResource", async () => {
      const more = { Resource: undefined, NotResource: "execute-api:/prod/GET/" };
      await expect(saveStatement(more)).rejects.toThrow(INVALID);
    });

    test("refused: what is no policy", async () => {
      await expect(save("everybody")).rejects.toThrow(INVALID);
    });

    test("refused: more than 8,192 characters", async () => {
      const empty = JSON.stringify({ ...OPEN_POLICY, Id: "" }).length;
      await save(JSON.stringify({ ...OPEN_POLICY, Id: "x".repeat(8192 - empty) }));
      await expect(save(JSON.stringify({ ...OPEN_POLICY, Id: "x".repeat(8193 - empty) }))).rejects.toThrow(
        "The policy has 8193 characters, the quota is 8192.",
      );
    });

    test("refused: when an API is made with it", async () => {
      const policy = { ...OPEN_POLICY, Statement: [statement({ Principal: undefined })] };
      await expect(SampleApi.make(client(), "PRIVATE", policy)).rejects.toThrow(INVALID);
    });
  },
);
