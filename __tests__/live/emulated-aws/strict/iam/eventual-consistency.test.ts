import { UpdateAccountCommand, UpdateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { RunInstancesCommand } from "@aws-sdk/client-ec2";
import { AddRoleToInstanceProfileCommand, CreateInstanceProfileCommand } from "@aws-sdk/client-iam";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { clientsOf } from "../access/clients-of";
import { SampleApi } from "../api-gateway/sample-api";
import { makeFunction } from "../lambda/sample-function";
import { makeSecret } from "../secrets-manager/sample-secret";
import { document, makeRole } from "./sample-role";

/** The messages with which a call is refused before it succeeds. */
async function refusals(call: () => Promise<unknown>): Promise<readonly string[]> {
  const messages: string[] = [];
  for (let i = 0; i < 5; i++) {
    try {
      await call();
      return messages;
    } catch (error) {
      messages.push((error as Error).message);
    }
  }
  throw new Error(`refused five times: ${messages.at(-1)}`);
}

describeWith(["moto_server"])(
  "what was just made in IAM is not known to other services yet, and refused the first times",
  () => {
    const used = useEmulatedAws({ eventuallyConsistent: true });
    const account = () => used().account("111111111111");
    const twice = (message: string) => [expect.stringContaining(message), expect.stringContaining(message)];

    test("a role to Lambda", async () => {
      const role = await makeRole(account().iam, "function", { trusts: "lambda.amazonaws.com" });
      const make = (name: string) => () => makeFunction(account().lambda, name, role);
      const refusal = "The role defined for the function cannot be assumed by Lambda.";
      expect(await refusals(make("first"))).toEqual(twice(refusal));
      expect(await refusals(make("second"))).toEqual([]);
    });

    test("the role of the logs to API Gateway", async () => {
      const value = await makeRole(account().iam, "logs", {
        trusts: "apigateway.amazonaws.com",
        actions: ["logs:*"],
      });
      const patchOperations = [{ op: "replace" as const, path: "/cloudwatchRoleArn", value }];
      const update = () => account().apiGateway.send(new UpdateAccountCommand({ patchOperations }));
      expect(await refusals(update)).toEqual(
        twice("The role ARN does not have required permissions configured."),
      );
    });

    test("an instance profile to EC2", async () => {
      const { ec2, iam } = account();
      const InstanceProfileName = "instance";
      await makeRole(iam, "instance", { trusts: "ec2.amazonaws.com" });
      await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
      await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: "instance" }));
      const run = () =>
        ec2.send(
          new RunInstancesCommand({
            ImageId: "ami-12c6146b",
            MinCount: 1,
            MaxCount: 1,
            IamInstanceProfile: { Name: InstanceProfileName },
          }),
        );
      expect(await refusals(run)).toEqual(twice("Invalid IAM Instance Profile name"));
    });

    test("a role to Secrets Manager and the key of a secret, and to Systems Manager", async () => {
      const clients = (name: string) => clientsOf(used().aws.url, `arn:aws:iam::111111111111:role/${name}`);
      const secret = await makeSecret(clients("deploy"), "key", { SecretString: "k" });
      await clients("deploy").ssm.send(new PutParameterCommand({ Name: "/p", Value: "v", Type: "String" }));
      const actions = ["secretsmanager:*", "ssm:*"];
      await makeRole(account().iam, "reader", { trusts: "lambda.amazonaws.com", actions });
      const reader = clients("reader");
      const read = () => reader.secrets.send(new GetSecretValueCommand({ SecretId: secret }));
      const unknown = "no identity-based policy is known yet";
      expect(await refusals(read)).toEqual([...twice(unknown), ...twice("Access to KMS is not allowed")]);
      expect(await refusals(read)).toEqual([]);
      const get = () => reader.ssm.send(new GetParameterCommand({ Name: "/p" }));
      expect(await refusals(get)).toEqual(twice(unknown));
    });

    test("a role to the resource policy that names it", async () => {
      const { restApiId } = await SampleApi.make(account().apiGateway, "PRIVATE");
      const AWS = await makeRole(account().iam, "caller", { trusts: "lambda.amazonaws.com" });
      const value = document({ Principal: { AWS }, Action: "execute-api:Invoke", Resource: "*" });
      const patchOperations = [{ op: "replace" as const, path: "/policy", value }];
      const save = () => account().apiGateway.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
      expect(await refusals(save)).toEqual(twice("ensure that Principals are valid"));
    });
  },
);
