import { validate } from "@readme/openapi-parser";
import { loadDeployment } from "../../src/config/load-deployment";
import { restApiDocument } from "../../src/openapi/rest-api-document";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";

/** Every API of the examples, as it is described to API Gateway. */
const DOCUMENTS = EXAMPLE_NAMES.flatMap((name) =>
  loadDeployment(exampleFile(name)).providers.map((provider) => {
    const { timeoutSeconds } = provider.backend;
    return { name, document: restApiDocument({ ...provider, name, timeoutSeconds }) };
  }),
);

test.each(DOCUMENTS)(
  "another parser finds nothing wrong with the document of $name",
  async ({ document }) => {
    // OpenAPI knows no parameter for the rest of a path: it is one of API Gateway's own, named without its plus.
    const standard = JSON.parse(JSON.stringify(document).replace(/\+\}/g, "}"));
    const result = await validate(standard as never);
    expect(result.valid ? [] : result.errors).toEqual([]);
  },
);

test.each(DOCUMENTS)(
  "each operation of $name has an id of its own, and says what answers",
  ({ document }) => {
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.entries(item).flatMap(([key, value]) =>
        key === "parameters" ? [] : [value as Record<string, unknown>],
      ),
    );
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(operations.length);
    for (const operation of operations)
      expect(operation).toHaveProperty("x-amazon-apigateway-integration.uri");
  },
);
