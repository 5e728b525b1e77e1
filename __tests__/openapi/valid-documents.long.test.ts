import { validate } from "@readme/openapi-parser";
import { loadDeployment } from "../../src/config/load-deployment";
import { restApiDocument } from "../../src/openapi/rest-api-document";
import { EXAMPLE_NAMES, exampleFile } from "../support/examples";

/** The document of every API in the examples. */
const DOCUMENTS = EXAMPLE_NAMES.flatMap((name) =>
  loadDeployment(exampleFile(name)).providers.map((provider) => {
    const { timeoutSeconds } = provider.backend;
    return { name, document: restApiDocument({ ...provider, name, timeoutSeconds }) };
  }),
);

test.each(DOCUMENTS)(
  "another parser finds nothing wrong with the document of $name",
  async ({ document }) => {
    // OpenAPI has no greedy parameter: `{rest+}` is API Gateway's own, declared without the plus.
    const standard = JSON.parse(JSON.stringify(document).replace(/\+\}/g, "}"));
    const result = await validate(standard as never);
    expect(result.valid ? [] : result.errors).toEqual([]);
  },
);

test.each(DOCUMENTS)("each operation of $name has a unique id and an integration", ({ document }) => {
  const operations = Object.values(document.paths).flatMap((item) =>
    Object.entries(item).flatMap(([key, value]) =>
      key === "parameters" ? [] : [value as Record<string, unknown>],
    ),
  );
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(operations.length);
  for (const operation of operations) expect(operation).toHaveProperty("x-amazon-apigateway-integration.uri");
});
