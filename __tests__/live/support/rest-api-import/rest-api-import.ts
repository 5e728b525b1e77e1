import type { Gap } from "../emulator-gaps/gap";
import type { Answer, Forward, PassingRequest } from "../proxy";
import { importMethods } from "./import-methods";
import { importProblem } from "./import-problem";
import type { ImportedDocument } from "./imported-document";
import { ManagementApi } from "./management-api";
import { takeAway } from "./take-away";

/** `PutRestApi` in mode `overwrite`, with everything that it takes away and makes anew. */
export const restApiImport: Gap = {
  because:
    "An import in mode overwrite takes away whatever the document does not name (resources, models, validators, the resource policy, endpoint ids, compression, description), and makes methods with the authorization of their security schemes; moto forgets nothing but resources, sets no authorization, and reads no models, validators or gateway responses, so that an open method or a lost policy would not be seen",
  stage: async (passing, forward) => {
    const [, restApiId, query = ""] = /^\/restapis\/([^/?]+)\/?(?:\?(.*))?$/.exec(passing.path) ?? [];
    if (passing.method !== "PUT" || restApiId === undefined) return forward(passing);
    const options = new URLSearchParams(query);
    if (options.get("mode") !== "overwrite") return refused("Crosslink imports in mode overwrite only");
    const document = JSON.parse(passing.body.toString()) as ImportedDocument;
    const problem = importProblem(document, options.get("failonwarnings") === "true");
    if (problem !== undefined) return refused(problem);
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

/** What a document says of the API itself. */
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

function refused(message: string): Answer {
  return {
    status: 400,
    headers: { "content-type": "application/json", "x-amzn-errortype": "BadRequestException" },
    body: Buffer.from(JSON.stringify({ message })),
  };
}
