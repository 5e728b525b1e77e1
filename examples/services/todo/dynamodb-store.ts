import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Item, todoOf } from "./item";
import { completeOnce, getOne, putNew, queryPage } from "./table-commands";
import type { TodoStore } from "./todo-store";

/** A client that sends a request at most three times and waits at most two seconds for each answer. */
export function makeClient(region: string): DynamoDBClient {
  return new DynamoDBClient({
    region,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
  });
}

/**
 * Keeps items in a table with the keys `pk` and `sk`. Its role needs `dynamodb:PutItem`, `GetItem`, `Query` and
 * `UpdateItem`. Reads are consistent, so that clients see what they just wrote.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 */
export function dynamodbStore(client: Pick<DynamoDBClient, "send">, table: string): TodoStore {
  return {
    create: async (subject, todo, abortSignal) => {
      try {
        await client.send(putNew(table, subject, todo), { abortSignal });
      } catch (error) {
        // What got no answer is sent again, and is there already if the first time succeeded.
        if (existingItem(error)?.createdAt?.S !== todo.createdAt) throw error;
      }
    },
    read: async (subject, id, abortSignal) => {
      const { Item } = await client.send(getOne(table, subject, id), { abortSignal });
      return Item && todoOf(Item);
    },
    list: async (subject, page, abortSignal) => {
      const { Items = [], LastEvaluatedKey } = await client.send(queryPage(table, subject, page), {
        abortSignal,
      });
      return { items: Items.map(todoOf), next: LastEvaluatedKey?.sk?.S };
    },
    complete: async (subject, id, completedAt, abortSignal) => {
      try {
        const command = completeOnce(table, subject, id, completedAt);
        const { Attributes } = await client.send(command, { abortSignal });
        return Attributes && todoOf(Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
  };
}

/** The item that a condition found, if an error is such a failure. */
function existingItem(error: unknown): Item | undefined {
  return error instanceof ConditionalCheckFailedException ? error.Item : undefined;
}
