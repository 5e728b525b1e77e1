import { dirname, join } from "node:path";
import { type ReadOpenApi, readOpenApi } from "../../../src/config/openapi/read-openapi";
import type { Auth } from "../../../src/model/provider";

/** A document without mistakes, which tests edit in one place. */
export const DOCUMENT = `openapi: 3.0.3
info: { title: Orders, version: "1" }
x-crosslink-handler: ./orders.ts
x-amazon-apigateway-request-validators:
  all: { validateRequestBody: true, validateRequestParameters: true }
paths:
  /orders/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    put:
      operationId: putOrder
      x-amazon-apigateway-request-validator: all
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Order" }
      responses:
        "204": { description: Kept. }
    get:
      operationId: getOrder
      responses:
        "200":
          description: An order.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Answer" }
  /orders:
    get:
      operationId: getOrders
      responses:
        "200": { description: All of them. }
components:
  schemas:
    Order:
      type: object
      required: [sku]
      properties:
        sku: { type: string }
    Answer:
      type: object
      properties:
        order: { $ref: "#/components/schemas/Order" }
`;

/** Texts of the document and what to write instead; each has to be there exactly once. */
export type Edit = readonly [from: string, to: string];

export function edited(...edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`the document has "${from}" not exactly once`);
    return text.replace(from, () => to);
  }, DOCUMENT);
}

/** The outcome of reading a document, `/api/api.yaml`, with other files beside it. */
export function reading(
  text: string,
  others: Readonly<Record<string, string>> = {},
  auth: Auth | undefined = "iam",
): ReadOpenApi {
  const files: Readonly<Record<string, string>> = {
    "/api/api.yaml": text,
    ...Object.fromEntries(
      Object.entries(others).map(([name, one]) => [join(dirname("/api/api.yaml"), name), one]),
    ),
  };
  return readOpenApi(
    "/api/api.yaml",
    {
      isFile: (path) => Object.hasOwn(files, path),
      read: (path) => files[path] ?? "",
    },
    auth,
  );
}

/** The problems of a document, a line each, as the report prints them but for the file's folder. */
export function problemsIn(...of: Parameters<typeof reading>): readonly string[] {
  return reading(...of).problems.map(
    ({ file = "", line, column, path, message }) =>
      `${file.replace("/api/", "")}:${line}:${column} ${path === "" ? "" : `${path}: `}${message}`,
  );
}

/** Its notes, likewise. */
export function notesIn(...of: Parameters<typeof reading>): readonly string[] {
  return reading(...of).notes.map(
    ({ file, line, column, message }) => `${file.replace("/api/", "")}:${line}:${column} ${message}`,
  );
}
