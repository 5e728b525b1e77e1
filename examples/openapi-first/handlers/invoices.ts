import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { answer, notFound } from "./answer";
import { INVOICES } from "./sample-data";

const { CURRENCY: currency } = process.env;

/** Answers everything about invoices and their payments. */
export async function handler({
  httpMethod,
  resource,
  pathParameters,
  queryStringParameters,
  body,
}: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const invoices = INVOICES.map(({ amount, ...invoice }) => ({ ...invoice, total: { amount, currency } }));
  if (resource === "/invoices") {
    return answer(
      200,
      invoices.filter(({ month }) => month === queryStringParameters?.month),
    );
  }
  const invoice = invoices.find(({ invoiceId }) => invoiceId === pathParameters?.invoiceId);
  if (invoice === undefined) return notFound(`invoice ${pathParameters?.invoiceId}`);
  if (resource === "/invoices/{invoiceId}") return answer(200, invoice);
  return httpMethod === "POST"
    ? answer(200, { paymentId: "p-1", ...(JSON.parse(body ?? "{}") as object) })
    : answer(200, []);
}
