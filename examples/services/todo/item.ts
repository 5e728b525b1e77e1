import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Todo } from "./todo";

/** An item of the table: the partition key `pk` is the subject, the sort key `sk` the id. */
export type Item = Record<string, AttributeValue>;

export function keyOf(subject: string, id: string): Item {
  return { pk: { S: subject }, sk: { S: id } };
}

export function itemOf(subject: string, { id, title, createdAt }: Todo): Item {
  return { ...keyOf(subject, id), title: { S: title }, createdAt: { S: createdAt } };
}

/** @throws Error for an item that another program wrote */
export function todoOf(item: Item): Todo {
  const [id, title, createdAt] = [item.sk?.S, item.title?.S, item.createdAt?.S];
  if (id === undefined || title === undefined || createdAt === undefined)
    throw new Error(`the item ${id} has no title or no date`);
  return { id, title, createdAt, completedAt: item.completedAt?.S };
}
