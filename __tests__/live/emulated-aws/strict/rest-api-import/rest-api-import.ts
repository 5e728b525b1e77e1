import type { Answer, Forward, PassingRequest } from "../../proxy";
import { requesterOf } from "../../requests/requester";
import { serviceClients } from "../../requests/service-clients";
import { badRequest } from "../../requests/service-refusal";
import { linkProblem } from "../api-gateway/integrations/vpc-links";
import { matchedCall } from "../api-gateway/management-call";
import type { ManagementRule } from "../rule";
import { importMethods } from "./import-methods";
import { importProblem } from "./import-problem";
import type { ImportedDocument } from "./imported-document";
import { importedMethods } from "./imported-methods";
import { ManagementApi } from "./management-api";
import { takeAway } from "./take-away";

/** `PutRestApi` in mode `overwrite`, with everything that it takes away and makes anew. */
export const restApiImport: ManagementRule = {
  name: "an import in mode overwrite takes away what the document does not name, the resource policy too",
  because:
    "moto forgets nothing but resources, gives methods no authorization, and reads no models, validators, authorizers or gateway responses, so that an open method or a lost policy would not be seen",
  source:
    "https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/apigateway/rest_api.go",
  shownBy: "__tests__/live/emulated-aws/strict/rest-api-import/rest-api-import.test.ts",
  intercept: async (passing, forward) => {
    const [restApiId] = matchedCall(passing, "PUT", /^\/restapis\/([^/]+)\/?$/) ?? [];
    if (restApiId === undefined) return forward(passing);
    const options = new URL(passing.path, "http://apigateway").searchParams;
    if (options.get("mode") !== "overwrite") return badRequest("Crosslink imports in mode overwrite only");
    const document = JSON.parse(passing.body.toString()) as ImportedDocument;
    const problem = importProblem(document, options.get("failonwarnings") === "true");
    if (problem !== undefined) return badRequest(problem);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    for (const { integration = {} } of importedMethods(document)) {
      const refusal = await linkProblem(apiGateway(), integration);
      if (refusal !== undefined) return badRequest(refusal);
    }
    return overwrite(passing, forward, restApiId, document);
  },
};

async function overwrite(
  passing: PassingRequest,
  forward: Forward,
  restApiId: string,
  document: ImportedDocument,
): Promise<Answer> {
  const api = new ManagementApi(passing, forward, restApiId);
  await takeAway(api);
  await importMethods(api, document);
  await api.patch("", settings(document));
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: Buffer.from(JSON.stringify(await api.get<object>(""))),
  };
}

/** The settings of the API itself in a document. */
function settings(document: ImportedDocument): readonly object[] {
  const { info } = document;
  const compression = document["x-amazon-apigateway-minimum-compression-size"];
  const policy = document["x-amazon-apigateway-policy"];
  const endpointIds = document["x-amazon-apigateway-endpoint-configuration"]?.vpcEndpointIds ?? [];
  return [
    { op: "replace", path: "/name", value: info?.title ?? "" },
    { op: "replace", path: "/description", value: info?.description ?? "" },
    ...(compression === undefined
      ? []
      : [{ op: "replace", path: "/minimumCompressionSize", value: String(compression) }]),
    ...(policy === undefined ? [] : [{ op: "replace", path: "/policy", value: JSON.stringify(policy) }]),
    ...endpointIds.map((value) => ({ op: "add", path: "/endpointConfiguration/vpcEndpointIds", value })),
  ];
}
