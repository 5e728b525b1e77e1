import { parseDeployment } from "../../../src/config/parse-deployment";
import { ConfigError } from "../../../src/model/problem";
import { documentNotes } from "../../../src/report/document-notes";
import { type Edit as BaseEdit, edited as editedBase } from "../base";
import { DOCUMENT, type Edit, edited } from "./documents";

const ROUTES = `routes:
        - GET /
        - { route: "POST /orders/{id}", handler: ./handlers/orders.ts }`;
const DOCUMENT_KEY: BaseEdit = [ROUTES, "openapi: ./api/orders.openapi.yaml"];
const USES: BaseEdit = ["        routes: [GET /]", '        routes: ["GET /orders/{id}"]'];

/** The deployment of the tables, its routes in a document. */
const BASE = editedBase(DOCUMENT_KEY, USES);

interface Files {
  readonly deployment?: string;
  readonly document?: string;
}

function parse({ deployment = BASE, document = DOCUMENT }: Files) {
  const files = new Map([
    ["/deployments/api/orders.openapi.yaml", document],
    ["/deployments/api/orders.ts", ""],
    ["/deployments/api/handlers/orders.ts", ""],
  ]);
  return parseDeployment(
    deployment,
    "/deployments/deployment.yaml",
    (path) => files.has(path),
    (path) => files.get(path) ?? "",
  );
}

/** The report without its first line. */
function problemsOf(files: Files): readonly string[] {
  try {
    parse(files);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim().replaceAll("/deployments/api/", ""));
  }
}

describe("a document in place of routes", () => {
  const { providers, consumers } = parse({});
  const [provider] = providers;

  test("gives the routes, in its order, and who answers", () => {
    expect(provider?.service.operations).toEqual([
      { method: "PUT", path: "/orders/{id}", handler: "orders" },
      { method: "GET", path: "/orders/{id}", handler: "orders" },
      { method: "GET", path: "/orders", handler: "orders" },
    ]);
    expect(provider?.backend).toMatchObject({
      table: false,
      handlers: [{ name: "orders", entry: "/deployments/api/orders.ts" }],
    });
  });

  test("is a part of the service, its path is not", () => {
    expect(provider?.service.document?.paths).toHaveProperty(
      ["/orders/{id}", "put", "operationId"],
      "putOrder",
    );
    expect(provider?.service).not.toHaveProperty("openapi");
  });

  test("is what consumers outside the file may call, who say nothing else", () => {
    expect(provider?.grants.find(({ isExternal }) => isExternal)?.routes).toHaveLength(3);
    expect(consumers[0]?.uses[0]?.routes).toEqual([{ method: "GET", path: "/orders/{id}" }]);
  });

  test("has notes, each with its place", () => {
    const document = edited(["openapi: 3.0.3\n", "openapi: 3.0.3\nservers: []\n"]);
    expect(documentNotes(parse({ document }))).toEqual([
      "orders: /deployments/api/orders.openapi.yaml:2:1 servers is left out, as API Gateway gives the API its address",
    ]);
  });

  test("names handlers of the backend", () => {
    const document = edited(["x-crosslink-handler: ./orders.ts", "x-crosslink-handler: keeper"]);
    const deployment = BASE.replace(
      "    backend:\n",
      "    backend:\n      handlers: { keeper: { entry: ./api/orders.ts, environment: { LOG: all } } }\n",
    );
    expect(parse({ document, deployment }).providers[0]?.backend.handlers).toEqual([
      { name: "keeper", entry: "/deployments/api/orders.ts", environment: { LOG: "all" }, statements: [] },
    ]);
  });
});

const HANDLER = "x-crosslink-handler: ./orders.ts";

/** Parts of file and document that do not go together, with the place where each stands. */
const TABLE: readonly (readonly [
  what: string,
  files: { readonly deployment?: string; readonly edits?: readonly Edit[] },
  problems: readonly string[],
])[] = [
  ["nothing", {}, []],
  [
    "a document that is not there",
    { deployment: BASE.replace("orders.openapi", "order.openapi") },
    [
      '14:16  providers.orders.service.openapi: expected a file, its path relative to this one, got "./api/order.openapi.yaml"',
    ],
  ],
  [
    "a document that is no file of YAML or JSON",
    { deployment: BASE.replace("openapi.yaml", "openapi.ts") },
    [
      '14:16  providers.orders.service.openapi: expected the path of an OpenAPI document, YAML or JSON, got "./api/orders.openapi.ts"',
    ],
  ],
  [
    "routes beside it",
    { deployment: BASE.replace("openapi:", "routes: [GET /]\n      openapi:") },
    ["15:7   providers.orders.service.openapi: expected routes or openapi, got both"],
  ],
  [
    "a handler that is not there",
    { edits: [[HANDLER, "x-crosslink-handler: ./order.ts"]] },
    [
      'orders.openapi.yaml:3:22 x-crosslink-handler: expected a file, its path relative to this one, got "./order.ts"',
    ],
  ],
  [
    "the handler of one operation that is not there",
    { edits: [["      operationId: getOrders\n", "      x-crosslink-handler: handlers/order.ts\n"]] },
    [
      'orders.openapi.yaml:29:28 paths./orders.get.x-crosslink-handler: expected a file, its path relative to this one, got "handlers/order.ts"',
    ],
  ],
  [
    "two handlers of one name",
    { edits: [["      operationId: getOrders\n", "      x-crosslink-handler: handlers/orders.ts\n"]] },
    [
      'orders.openapi.yaml:29:28 paths./orders.get.x-crosslink-handler: expected a file that is not called orders, as another handler is, got "handlers/orders.ts"',
    ],
  ],
  [
    "a handler's name that the backend has not",
    { edits: [[HANDLER, "x-crosslink-handler: keeper"]] },
    [
      'orders.openapi.yaml:3:22 x-crosslink-handler: expected the path of a module, as there are no names under backend.handlers, got "keeper"',
    ],
  ],
  [
    "a parameter with two names, which IAM cannot tell apart",
    {
      edits: [
        [
          "  /orders:\n    get:\n",
          '  "/orders/{orderId}":\n    parameters: [{ name: orderId, in: path, required: true, schema: {} }]\n    delete:\n',
        ],
      ],
    },
    [
      "orders.openapi.yaml:29:5 paths./orders/{orderId}.delete: expected /orders/{id}, as API Gateway allows one parameter under a path, got /orders/{orderId}",
    ],
  ],
  [
    "a grant of what the document has not",
    { deployment: editedBase(DOCUMENT_KEY) },
    [
      '31:18  consumers.web.uses.orders.routes[0]: expected one of the routes of orders (PUT /orders/{id}, GET /orders/{id}, GET /orders), got "GET /" (did you mean "GET /orders/{id}"?)',
    ],
  ],
  [
    "a table, which only the built-in handler has",
    { deployment: BASE.replace("timeoutSeconds: 10\n", "timeoutSeconds: 10\n      table: true\n") },
    [
      "18:14  providers.orders.backend.table: expected no table where no route uses the identity handler, got true",
    ],
  ],
];

test.each(TABLE)("%s", (_, { deployment, edits = [] }, problems) => {
  expect(problemsOf({ deployment, document: edited(...edits) })).toEqual(problems);
});

test("problems of the deployment file come first, then those of the document, each with its file", () => {
  const document = edited(
    ["in: path, required: true", "in: path"],
    [HANDLER, "x-crosslink-handler: ./order.ts"],
  );
  expect(() => parse({ document, deployment: BASE.replace('"111111111111"', "111111111111") })).toThrow(
    [
      "/deployments/deployment.yaml has 3 problems:",
      "  10:14  providers.orders.account: expected a 12-digit AWS account id in quotes, got the number 111111111111",
      '  /deployments/api/orders.openapi.yaml:3:22 x-crosslink-handler: expected a file, its path relative to this one, got "./order.ts"',
      "  /deployments/api/orders.openapi.yaml:9:9 paths./orders/{id}.parameters[0]: expected required, got nothing",
    ].join("\n"),
  );
});
