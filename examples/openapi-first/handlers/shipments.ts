import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { answer, notFound } from "./answer";
import { ORDERS, SHIPMENTS } from "./sample-data";

/** Answers everything about shipments, by themselves and by their order. */
export async function handler({
  httpMethod,
  pathParameters,
  body,
}: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { orderId, shipmentId } = pathParameters ?? {};
  const said = JSON.parse(body ?? "{}") as object;
  if (orderId !== undefined) {
    if (!ORDERS.some((order) => order.orderId === orderId)) return notFound(`order ${orderId}`);
    return httpMethod === "POST"
      ? answer(200, { shipmentId: "s-2", orderId, state: "packed", ...said })
      : answer(
          200,
          SHIPMENTS.filter((shipment) => shipment.orderId === orderId),
        );
  }
  const shipment = SHIPMENTS.find((one) => one.shipmentId === shipmentId);
  if (shipment === undefined) return notFound(`shipment ${shipmentId}`);
  return answer(200, { ...shipment, ...said });
}
