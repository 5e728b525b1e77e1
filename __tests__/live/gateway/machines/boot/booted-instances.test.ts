import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { buildSync } from "esbuild";
import { document } from "../../../emulated-aws/strict/iam/sample-role";
import { describeWith } from "../../../support/availability";
import { useGatewaySystem } from "../../sample/gateway-system";
import { makeGatewayEndpoints, runInstance, type SampleInstance } from "../../sample/sample-instance";
import { ECHO_SERVER } from "../../sample/sample-program";

/** A service that puts what it is sent into a table, and tells what came of it. */
const TABLE_SERVER = `const { createServer } = require("node:http");
const { DynamoDBClient, GetItemCommand, PutItemCommand } = require("@aws-sdk/client-dynamodb");
const client = new DynamoDBClient({ region: process.env.REGION, maxAttempts: 1 });
const Key = { id: { S: "first" } };
const TableName = process.env.TABLE;
createServer(async ({ method, url }, response) => {
  if (url === "/healthz") return response.end();
  try {
    if (method === "POST") await client.send(new PutItemCommand({ TableName, Item: { ...Key, text: { S: "kept" } } }));
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    response.end(Item?.text.S ?? "nothing");
  } catch (error) {
    response.statusCode = 500;
    response.end(error.name + ": " + error.message);
  }
}).listen(Number(process.env.PORT));`;

const allowing = (...Action: readonly string[]) =>
  JSON.parse(document({ Principal: "*", Action, Resource: "*" }));

describeWith(["moto_server"])(
  "an instance boots as its user data says, with the program whose SHA-256 its script has",
  () => {
    const system = useGatewaySystem();

    /** A service with one instance, behind a route of its own: how a call of it ends, and the log of the instance. */
    const served = async (
      name: string,
      made: Partial<SampleInstance>,
      endpoints = ["s3"],
      policy?: object,
    ) => {
      const { provider, addService, accept, addRoutes } = system();
      const behind = await addService(name, "instance");
      await makeGatewayEndpoints(provider, behind.service, endpoints, policy);
      const id = await runInstance(provider, behind.service, { name, code: ECHO_SERVER, ...made });
      await accept(behind);
      await addRoutes([{ key: `ANY /${name}`, service: name, authorization: "NONE" }]);
      const call = async (method = "GET") => {
        const { status, body } = await system().call(method, `/${name}`);
        return [status, body] as const;
      };
      return { call, log: () => system().gateway.machines.logOf(id) };
    };
    const notBooted = async ({ call, log }: Awaited<ReturnType<typeof served>>) => {
      const [status] = await call();
      return [status, log()];
    };

    it("and not with another program than the one whose SHA-256 its script has", async () => {
      const other = await served("other", { sha256: "0".repeat(64) });
      expect(await notBooted(other)).toEqual([504, expect.stringContaining("and not 000000")]);
    });

    it("and not in a subnet that has no way to the bucket", async () => {
      const closed = await served("closed", {}, []);
      expect(await notBooted(closed)).toEqual([504, expect.stringMatching(/has no way to S3$/)]);
    });

    it("and not where its role, or the endpoint, does not let it fetch the program", async () => {
      const without = await served("without", { actions: ["dynamodb:GetItem"] });
      const fetching = (by: string) => expect.stringMatching(new RegExp(`may not fetch .*: ${by}$`));
      expect(await notBooted(without)).toEqual([504, fetching("identity policy")]);
      const guarded = await served("guarded", {}, ["s3"], allowing("s3:PutObject"));
      expect(await notBooted(guarded)).toEqual([504, fetching("endpoint policy")]);
    });

    describe("a machine reaches DynamoDB as the policies of the endpoint of its subnet and of its role allow", () => {
      let code = "";
      beforeAll(async () => {
        const stdin = { contents: TABLE_SERVER, resolveDir: __dirname, loader: "js" } as const;
        const built = buildSync({ stdin, bundle: true, platform: "node", write: false, minify: true });
        code = built.outputFiles[0]?.text ?? "";
        await system().provider.dynamodb.send(
          new CreateTableCommand({
            TableName: "items",
            BillingMode: "PAY_PER_REQUEST",
            KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
            AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
          }),
        );
      });
      const made = (): Partial<SampleInstance> => ({
        code,
        env: { TABLE: "items", REGION: "eu-west-1" },
        actions: ["s3:GetObject", "dynamodb:PutItem", "dynamodb:GetItem"],
      });

      it("over the gateway endpoint of its subnet, as the policy of its role allows", async () => {
        const { provider, gateway } = system();
        const { call } = await served("todo", made(), ["s3", "dynamodb"]);
        expect(await call("POST")).toEqual([200, "kept"]);
        expect(gateway.requestLog.to("dynamodb").at(-1)).toMatchObject({
          operation: "GetItem arn:aws:dynamodb:eu-west-1:222222222222:table/items",
          caller: expect.stringContaining(":assumed-role/todo/"),
          endpointId: expect.stringMatching(/^vpce-/),
          status: 200,
        });
        const PolicyDocument = document({ Action: ["s3:GetObject", "dynamodb:GetItem"], Resource: "*" });
        await provider.iam.send(
          new PutRolePolicyCommand({ RoleName: "todo", PolicyName: "own", PolicyDocument }),
        );
        await gateway.look();
        expect(await call("GET")).toEqual([200, "kept"]);
        const denied = expect.stringMatching(/^AccessDenied.*no identity-based policy/);
        expect(await call("POST")).toEqual([500, denied]);
      });

      it("and not against the policy of the endpoint, or without one", async () => {
        const policy = allowing("s3:GetObject", "dynamodb:GetItem");
        const guarded = await served("reader", made(), ["s3", "dynamodb"], policy);
        const denied = expect.stringMatching(/^AccessDenied.*no VPC endpoint policy/);
        expect(await guarded.call("POST")).toEqual([500, denied]);
        const alone = await served("alone", made());
        const unknown = expect.stringContaining("ENOTFOUND dynamodb.eu-west-1.amazonaws.com");
        expect(await alone.call("POST")).toEqual([500, unknown]);
      });
    });
  },
);
