import type {
  AttributeValue,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";

type Item = Record<string, AttributeValue>;

/** The answers of a table with the keys `pk` and `sk`. A text is the name of an error. */
export interface FakeTable {
  readonly items: Map<string, Item>;
  readonly answers: {
    readonly PutItem: (input: PutItemCommandInput) => object | string;
    readonly GetItem: (input: GetItemCommandInput) => object | string;
    readonly Query: (input: QueryCommandInput) => object | string;
    readonly UpdateItem: (input: UpdateItemCommandInput) => object | string;
  };
}

const idOf = (key: Item = {}) => JSON.stringify([key.pk?.S, key.sk?.S]);

/** A table in memory that knows only the expressions of the sample; any other is an error, as a misspelt one is on AWS. */
export function fakeTable(name: string): FakeTable {
  const items = new Map<string, Item>();
  const isThis = ({ TableName }: { TableName: string | undefined }) => TableName === name;
  return {
    items,
    answers: {
      PutItem: (input) => {
        const { Item = {}, ConditionExpression } = input;
        if (!isThis(input)) return "ResourceNotFoundException";
        if (ConditionExpression !== "attribute_not_exists(pk)") return "ValidationException";
        if (items.has(idOf(Item))) return "ConditionalCheckFailedException";
        items.set(idOf(Item), Item);
        return {};
      },
      GetItem: (input) =>
        isThis(input) ? { Item: items.get(idOf(input.Key)) } : "ResourceNotFoundException",
      Query: (input) => {
        if (!isThis(input)) return "ResourceNotFoundException";
        return input.KeyConditionExpression === "pk = :subject" ? page(items, input) : "ValidationException";
      },
      UpdateItem: (input) => {
        if (!isThis(input)) return "ResourceNotFoundException";
        if (input.ConditionExpression !== "attribute_exists(pk)") return "ValidationException";
        if (input.UpdateExpression !== "SET completedAt = if_not_exists(completedAt, :now)")
          return "ValidationException";
        const found = items.get(idOf(input.Key));
        if (found === undefined) return "ConditionalCheckFailedException";
        const completedAt = found.completedAt ?? input.ExpressionAttributeValues?.[":now"];
        const Attributes = { ...found, ...(completedAt && { completedAt }) };
        items.set(idOf(input.Key), Attributes);
        return { Attributes };
      },
    },
  };
}

/** As on AWS, a page that is full has the key of its last item, also if no more items follow. */
function page(items: ReadonlyMap<string, Item>, input: QueryCommandInput): object {
  const { ExclusiveStartKey, Limit = 1000, ScanIndexForward = true } = input;
  const order = ScanIndexForward ? 1 : -1;
  const start = ExclusiveStartKey?.sk?.S;
  const sk = (item: Item) => item.sk?.S ?? "";
  const found = [...items.values()]
    .filter(({ pk }) => pk?.S === input.ExpressionAttributeValues?.[":subject"]?.S)
    .sort((a, b) => (sk(a) < sk(b) ? -order : order))
    .filter((item) => start === undefined || (order === 1 ? sk(item) > start : sk(item) < start))
    .slice(0, Limit);
  const last = found.at(-1);
  return {
    Items: found,
    ...(found.length === Limit && last ? { LastEvaluatedKey: { pk: last.pk, sk: last.sk } } : {}),
  };
}
