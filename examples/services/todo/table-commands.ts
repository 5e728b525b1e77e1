import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { PageQuery } from "../http/page";
import { itemOf, keyOf } from "./item";
import type { Todo } from "./todo";

/** Puts an item that is not there yet; a failure of that condition has the item that is. */
export function putNew(TableName: string, subject: string, todo: Todo): PutItemCommand {
  return new PutItemCommand({
    TableName,
    Item: itemOf(subject, todo),
    ConditionExpression: "attribute_not_exists(pk)",
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
}

export function getOne(TableName: string, subject: string, id: string): GetItemCommand {
  return new GetItemCommand({ TableName, Key: keyOf(subject, id), ConsistentRead: true });
}

/** Queries the items of one subject, the latest first. A cursor is only an id: it leads to nobody else's items. */
export function queryPage(TableName: string, subject: string, { limit, next }: PageQuery): QueryCommand {
  return new QueryCommand({
    TableName,
    KeyConditionExpression: "pk = :subject",
    ExpressionAttributeValues: { ":subject": { S: subject } },
    ExclusiveStartKey: next === undefined ? undefined : keyOf(subject, next),
    Limit: limit,
    ScanIndexForward: false,
    ConsistentRead: true,
  });
}

/** Completes an item that is there; the time of the first completion stays. */
export function completeOnce(
  TableName: string,
  subject: string,
  id: string,
  completedAt: Date,
): UpdateItemCommand {
  return new UpdateItemCommand({
    TableName,
    Key: keyOf(subject, id),
    ConditionExpression: "attribute_exists(pk)",
    UpdateExpression: "SET completedAt = if_not_exists(completedAt, :now)",
    ExpressionAttributeValues: { ":now": { S: completedAt.toISOString() } },
    ReturnValues: "ALL_NEW",
  });
}
