import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

/** Answers every method of a picture that no other operation answers, and says what was asked of which. */
export async function handler({
  httpMethod,
  pathParameters,
}: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ method: httpMethod, key: pathParameters?.key }),
  };
}
