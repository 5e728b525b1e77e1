import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { answer, DONE, notFound } from "./answer";
import { ORDERS, PRICES } from "./sample-data";

interface NewLine {
  readonly sku: string;
  readonly quantity: number;
}

interface NewOrder {
  readonly customerId: string;
  readonly lines: readonly NewLine[];
}

/** Answers everything about orders and their lines. Bodies are as the document asks: API Gateway has looked at them. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { httpMethod, resource, pathParameters, queryStringParameters, body } = event;
  if (resource === "/health") return answer(200, { status: "ok" });
  if (resource === "/orders") {
    if (httpMethod === "POST") return place(JSON.parse(body ?? "{}") as NewOrder);
    const orders = ORDERS.filter(({ state }) => state === queryStringParameters?.state);
    return answer(200, { orders: orders.map(withTotal), page: Number(queryStringParameters?.page ?? 1) });
  }
  const order = ORDERS.find(({ orderId }) => orderId === pathParameters?.orderId);
  if (order === undefined) return notFound(`order ${pathParameters?.orderId}`);
  if (resource === "/orders/{orderId}") {
    if (httpMethod === "DELETE") return DONE;
    const replaced = httpMethod === "PUT" ? (JSON.parse(body ?? "{}") as NewOrder) : {};
    return answer(200, withTotal({ ...order, ...replaced }));
  }
  return lines(withTotal(order).lines, event);
}

/** Nobody can place an order without a line, which API Gateway does not check. */
function place({ customerId, lines }: NewOrder): APIGatewayProxyResult {
  if (lines.length === 0) return answer(400, { message: "an order has at least one line" });
  return answer(200, withTotal({ orderId: `o-${ORDERS.length + 1}`, customerId, state: "open", lines }));
}

interface Line extends NewLine {
  readonly lineId: string;
}

function withTotal<O extends { readonly lines: readonly NewLine[] }>(order: O) {
  const lines: readonly Line[] = order.lines.map((one, i) => ({
    lineId: String(i + 1),
    ...one,
    price: money(priceOf(one)),
  }));
  const total = order.lines.reduce((sum, one) => sum + priceOf(one), 0);
  return { ...order, lines, total: money(total) };
}

function lines(
  all: readonly Line[],
  { httpMethod, pathParameters, body }: APIGatewayProxyEvent,
): APIGatewayProxyResult {
  if (pathParameters?.lineId === undefined) {
    if (httpMethod === "GET") return answer(200, all);
    const line = JSON.parse(body ?? "{}") as NewLine;
    return answer(200, { lineId: String(all.length + 1), ...line, price: money(priceOf(line)) });
  }
  const line = all.find(({ lineId }) => lineId === pathParameters.lineId);
  if (line === undefined) return notFound(`line ${pathParameters.lineId}`);
  if (httpMethod === "DELETE") return DONE;
  return answer(200, httpMethod === "PATCH" ? { ...line, ...(JSON.parse(body ?? "{}") as object) } : line);
}

function priceOf({ sku, quantity }: NewLine): number {
  return (PRICES[sku] ?? 0) * quantity;
}

function money(amount: number) {
  return { amount, currency: "EUR" };
}
