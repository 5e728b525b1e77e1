import { CreateTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { SAMPLE } from "../../../../src/model/routes/routing";
import type { ExampleSystem } from "../example-system";
import type { Replacements } from "../live-file";

const TableName = "acme-orders";

/** The table that the handler of the orders reads, with the one order that is asked for. */
export async function existingOrders({ accountInFile }: ExampleSystem): Promise<Replacements> {
  const { dynamodb } = accountInFile("111111111111");
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    }),
  );
  await dynamodb.send(new PutItemCommand({ TableName, Item: { id: { S: SAMPLE }, text: { S: "a desk" } } }));
  return {};
}
