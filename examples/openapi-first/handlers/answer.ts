import type { APIGatewayProxyResult } from "aws-lambda";

/** An answer in JSON. */
export function answer(statusCode: number, body: unknown): APIGatewayProxyResult {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export function notFound(what: string): APIGatewayProxyResult {
  return answer(404, { message: `there is no ${what}` });
}

/** Done, and nothing to say about it. */
export const DONE: APIGatewayProxyResult = { statusCode: 204, body: "" };
