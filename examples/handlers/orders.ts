import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

/** Signs with the credentials of the function's role, which Lambda puts into the environment. */
const client = new DynamoDBClient();
const { TABLE_NAME } = process.env;

/** Reads an order, or keeps one: `GET /orders/{id}`, `PUT /orders/{id}`. */
export async function handler({
  httpMethod,
  pathParameters,
  body,
}: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const id = pathParameters?.id ?? "";
  return httpMethod === "PUT" ? keep(id, body ?? "") : read(id);
}

async function read(id: string): Promise<APIGatewayProxyResult> {
  const { Item } = await client.send(new GetItemCommand({ TableName: TABLE_NAME, Key: { id: { S: id } } }));
  return Item?.text?.S === undefined
    ? answer(404, JSON.stringify({ message: `there is no order ${id}` }))
    : answer(200, Item.text.S);
}

async function keep(id: string, text: string): Promise<APIGatewayProxyResult> {
  await client.send(
    new PutItemCommand({ TableName: TABLE_NAME, Item: { id: { S: id }, text: { S: text } } }),
  );
  return answer(204, "");
}

function answer(statusCode: number, body: string): APIGatewayProxyResult {
  return { statusCode, headers: { "content-type": "application/json" }, body };
}
