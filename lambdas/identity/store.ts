import { type AttributeValue, type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Store } from "./answer";
import type { Caller } from "./caller";

/** The time that an item is kept, in seconds: 30 days. */
const KEPT_SECONDS = 30 * 24 * 60 * 60;

/**
 * Stores callers in a table with the partition key `requestId` and the time-to-live attribute `expiresAt`.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export function tableStore(client: Pick<DynamoDBClient, "send">, tableName: string): Store {
  return (caller, signal) =>
    client.send(new PutItemCommand({ TableName: tableName, Item: itemOf(caller) }), { abortSignal: signal });
}

function itemOf(caller: Caller): Record<string, AttributeValue> {
  const expiresAt = Math.floor(Date.parse(caller.time) / 1000) + KEPT_SECONDS;
  const attributes = Object.entries<string | null>({ ...caller }).map(([name, value]) => [
    name,
    attribute(value),
  ]);
  return { ...Object.fromEntries(attributes), expiresAt: { N: String(expiresAt) } };
}

function attribute(value: string | null): AttributeValue {
  return value === null ? { NULL: true } : { S: value };
}
