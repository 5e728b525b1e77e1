/** What the functions of this example know: a service would keep it in a database. */

export const PRICES: Readonly<Record<string, number>> = { lamp: 4000, desk: 25_000, chair: 9000 };

export const ORDERS = [
  { orderId: "o-1", customerId: "c-1001", state: "open", lines: [{ sku: "lamp", quantity: 2 }] },
  { orderId: "o-2", customerId: "c-1002", state: "sent", lines: [{ sku: "desk", quantity: 1 }] },
];

export const CUSTOMERS = [
  { customerId: "c-1001", name: "Ada Lovelace", email: "ada@example.com" },
  { customerId: "c-1002", name: "Grace Hopper", email: "grace@example.com" },
];

export const SHIPMENTS = [{ shipmentId: "s-1", orderId: "o-2", state: "sent", lineIds: ["1"] }];

export const INVOICES = [{ invoiceId: "i-1", orderId: "o-2", month: "2026-03", amount: 25_000 }];
