import type { LiveExample, RefusedCall } from "./live-example";

const ORDER = { customerId: "c-1001", lines: [{ sku: "lamp", quantity: 2 }] };

/** Requests that the document of the orders allows, for things that its sample data has. */
export const ordersRequests: LiveExample["requests"] = {
  "GET /orders": { query: { state: "open" } },
  "POST /orders": { body: ORDER },
  "GET /orders/{orderId}": { path: "/orders/o-1" },
  "GET /orders/{orderId}/lines": { path: "/orders/o-1/lines" },
  "POST /orders/{orderId}/lines": { path: "/orders/o-1/lines", body: { sku: "desk", quantity: 1 } },
  "GET /customers/{customerId}": { path: "/customers/c-1001" },
  "PUT /customers/{customerId}": {
    path: "/customers/c-1001",
    body: { name: "Ada Lovelace", email: "ada@example.com" },
  },
  "GET /orders/{orderId}/shipments": { path: "/orders/o-2/shipments" },
  "POST /orders/{orderId}/shipments": { path: "/orders/o-2/shipments", body: { lineIds: ["1"] } },
  "GET /shipments/{shipmentId}": { path: "/shipments/s-1" },
  "PATCH /shipments/{shipmentId}": { path: "/shipments/s-1", body: { state: "delivered" } },
  "GET /invoices": { query: { month: "2026-03" } },
  "GET /invoices/{invoiceId}": { path: "/invoices/i-1" },
  "GET /invoices/{invoiceId}/payments": { path: "/invoices/i-1/payments" },
};

const unfit = { who: ["shop", "checkout"], status: 400, refusedBy: "request validation" } as const;

/** Requests that are let in, and that the document does not allow. */
export const unfitOrders: readonly RefusedCall[] = [
  {
    ...unfit,
    method: "POST",
    path: "/orders",
    body: { ...ORDER, lines: [{ sku: "lamp", quantity: "two" }] },
  },
  { ...unfit, method: "POST", path: "/orders", body: { lines: ORDER.lines } },
];
