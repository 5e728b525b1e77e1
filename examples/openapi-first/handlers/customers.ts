import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { answer, notFound } from "./answer";
import { CUSTOMERS } from "./sample-data";

/** Answers everything about customers. */
export async function handler({
  httpMethod,
  pathParameters,
  queryStringParameters,
  body,
}: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const details = JSON.parse(body ?? "{}") as object;
  if (!pathParameters?.customerId) {
    return httpMethod === "POST"
      ? answer(200, { customerId: "c-1003", ...details })
      : answer(200, { customers: CUSTOMERS, page: Number(queryStringParameters?.page ?? 1) });
  }
  const { customerId } = pathParameters;
  const customer = CUSTOMERS.find((one) => one.customerId === customerId);
  if (customer === undefined) return notFound(`customer ${customerId}`);
  return answer(200, httpMethod === "PUT" ? { customerId, ...details } : customer);
}
