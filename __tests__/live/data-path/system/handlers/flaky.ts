import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

const failed: Record<string, number> = {};

/**
 * A backend that returns its request; on demand it first fails a number of times with 503, counted by method.
 */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { httpMethod, body, queryStringParameters, multiValueQueryStringParameters: query } = event;
  const failures = Number(queryStringParameters?.failures ?? 0);
  const before = failed[httpMethod] ?? 0;
  if (before < failures) {
    failed[httpMethod] = before + 1;
    return { statusCode: 503, body: "not now" };
  }
  return { statusCode: 200, body: JSON.stringify({ body, query }) };
}
