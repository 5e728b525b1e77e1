import { setTimeout } from "node:timers/promises";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

/** A backend that takes as many seconds as it is told. */
export async function handler({
  queryStringParameters,
}: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  await setTimeout(Number(queryStringParameters?.seconds) * 1000);
  return { statusCode: 200, body: "at last" };
}
