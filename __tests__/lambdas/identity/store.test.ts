import type { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Caller } from "../../../lambdas/identity/caller";
import { tableStore } from "../../../lambdas/identity/store";

const caller: Caller = {
  requestId: "r-1",
  accountId: "222222222222",
  callerArn: null,
  keyKind: "none",
  endpointId: null,
  vpcId: null,
  sourceIp: "10.1.0.7",
  method: "GET",
  path: "/",
  time: "2026-01-02T03:04:05.678Z",
};

test("a caller is an item by request id that expires after 30 days", async () => {
  const sent: [PutItemCommand["input"], unknown][] = [];
  const client = {
    send: async (command: PutItemCommand, options: unknown) => {
      sent.push([command.input, options]);
    },
  };
  const { signal } = new AbortController();
  await tableStore(client, "callers")(caller, signal);
  expect(sent).toEqual([
    [
      {
        TableName: "callers",
        Item: {
          requestId: { S: "r-1" },
          accountId: { S: "222222222222" },
          callerArn: { NULL: true },
          keyKind: { S: "none" },
          endpointId: { NULL: true },
          vpcId: { NULL: true },
          sourceIp: { S: "10.1.0.7" },
          method: { S: "GET" },
          path: { S: "/" },
          time: { S: "2026-01-02T03:04:05.678Z" },
          expiresAt: { N: String(Date.UTC(2026, 1, 1, 3, 4, 5) / 1000) },
        },
      },
      { abortSignal: signal },
    ],
  ]);
});
