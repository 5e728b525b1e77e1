import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { associate } from "./system/associate";
import { callOnce } from "./system/client";
import { CONSUMER, PROVIDER, SECOND, sessionOf, TABLE } from "./system/deployment";
import { places } from "./system/places";
import type { DataPath } from "./system/system";

const CLIENTS = [
  ["the direct client", "consumer", "direct", CONSUMER],
  ["the assume-role client", "consumer", "assumed", PROVIDER],
  ["the direct client, private DNS being off", "second", "direct", SECOND],
  ["the assume-role client, private DNS being off", "second", "assumed", PROVIDER],
] as const;

/** Calls that are answered, by every way to the API. */
export function answered(system: () => DataPath): void {
  describe("a call is answered", () => {
    it.each(CLIENTS)("200: %s, whose identity is told and kept", async (_, consumer, client, accountId) => {
      const { statusCode, body } = await callOnce(system(), consumer, client);
      const caller = JSON.parse(body);
      const { [consumer]: endpoint } = await places(system());
      expect(statusCode).toBe(200);
      expect(caller).toMatchObject({
        accountId,
        callerArn: sessionOf(consumer, client),
        keyKind: "temporary",
        endpointId: endpoint.id,
        vpcId: endpoint.vpcId,
        path: "/",
      });
      expect(await storedCaller(system(), caller.requestId)).toBe(sessionOf(consumer, client));
    });

    it("with private DNS clients connect to the API's own name, without it to the endpoint's", async () => {
      const { apiHost, second } = await places(system());
      await callOnce(system(), "consumer", "direct");
      expect(system().gateway.requestLog.last?.connectedTo).toBe(apiHost);
      await callOnce(system(), "second", "direct");
      expect(second.dnsNames).toContain(system().gateway.requestLog.last?.connectedTo);
    });

    it("200: the name of API and endpoint, which private DNS leads there as any other", async () => {
      const { apiId, consumer } = await places(system());
      const name = `${apiId}-${consumer.id}.execute-api.eu-west-1.amazonaws.com`;
      const { statusCode } = await callOnce(system(), "consumer", "direct", {}, at(name));
      expect([statusCode, system().gateway.requestLog.last?.connectedTo]).toEqual([200, name]);
    });

    it("the name of API and endpoint without private DNS: 502 until they are associated, then 200", async () => {
      const { apiId, second } = await places(system());
      const name = `${apiId}-${second.id}.execute-api.eu-west-1.amazonaws.com`;
      const { error, statusCode } = await callOnce(system(), "second", "direct", {}, at(name));
      expect([statusCode, error?.message]).toEqual([502, expect.stringContaining(`ENOTFOUND ${name}`)]);
      const dissociate = await associate(system(), apiId, second.id);
      const associated = await callOnce(system(), "second", "direct", {}, at(name));
      await dissociate();
      expect([associated.statusCode, system().gateway.requestLog.last?.connectedTo]).toEqual([200, name]);
    });

    it.each([
      ["direct", ["x-amz-date", "x-amz-security-token", "authorization"]],
      ["assumed", ["x-amz-date", "x-amz-security-token", "authorization"]],
    ] as const)(
      "the client that is called %s sends a User-Agent, and no header beside what it needs",
      async (client, signature) => {
        await callOnce(system(), "consumer", client);
        expect(system().gateway.requestLog.last?.headerNames).toEqual([
          "user-agent",
          "host",
          ...signature,
          "connection",
        ]);
      },
    );

    it("200: a body and its query reach the function unchanged", async () => {
      const body = { name: "Citroën", tags: ["a b", "c+d"] };
      const query = { "q[]": ["ä b", "+", "100%"], empty: [""] };
      const event = { method: "POST", path: "/flaky", query, body } as const;
      const answer = await callOnce(system(), "consumer", "direct", event);
      const reached = JSON.parse(answer.body);
      expect([answer.statusCode, reached.query, JSON.parse(reached.body)]).toEqual([200, query, body]);
    });
  });
}

/** The caller's ARN that the table has for a request. */
async function storedCaller({ account }: DataPath, requestId: string): Promise<string | undefined> {
  const { Item } = await account(PROVIDER).dynamodb.send(
    new GetItemCommand({ TableName: TABLE, Key: { requestId: { S: requestId } } }),
  );
  return Item?.callerArn?.S;
}

const at = (name: string) => ({ environment: { API_URL: `https://${name}/prod`, API_HOST: name } });
