import type { Auth } from "../../../model/provider";
import { expected, quoted } from "../../findings/finding";
import { below, type Spot, writtenAt } from "../files/spot";
import { type Fate, KEPT, leftOut } from "./fate";

/** Extensions of API Gateway that stay in the document, by where they may stand. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  document: ["request-validators", "request-validator", "gateway-responses"],
  pathItem: ["any-method"],
  operation: ["request-validator"],
};

/** Those that change neither who may call nor what answers. */
const IDLE: Readonly<Record<string, string>> = {
  "api-key-source": "as no method asks for an API key",
  cors: "as API Gateway takes it for HTTP APIs only",
  documentation: "as it is no part of what is deployed",
  "importexport-version": "as it is for WebSocket and HTTP APIs",
  integrations: "as API Gateway takes it for HTTP APIs only",
  "tag-value": "as the deployment file has the tags",
};

/** Those that the deployment file says better, and who decides in their place. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "binary-media-types": "no binary media types, as the API passes bodies on as text",
  "endpoint-configuration": "service.type and the consumers' endpoints to say where the API is",
  integration: "x-crosslink-handler to say who answers",
  "minimum-compression-size": "service.compressOverBytes to say what is compressed",
  policy: "uses and externalConsumers to say who may call",
};

const PREFIX = "x-amazon-apigateway-";

/**
 * The fate of a key that is an extension of API Gateway's; every other key is kept.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function extensionFate(owner: Spot, kind: string, key: string, auth: Auth | undefined): Fate {
  if (!key.startsWith(PREFIX)) return KEPT;
  const name = key.slice(PREFIX.length);
  const spot = below(owner, key);
  if (TAKEN[kind]?.includes(name)) return KEPT;
  if (name === "auth") return authFate(spot, auth);
  const idle = IDLE[name];
  if (idle !== undefined) return leftOut(spot, key, idle);
  const wanted = ELSEWHERE[name] ?? "an extension that goes with a document here";
  return { refused: { spot, message: expected(wanted, quoted(key)), at: "key" } };
}

const TYPES: Readonly<Record<Auth, string>> = {
  iam: "AWS_IAM",
  none: "NONE",
  "api-key": "CUSTOM",
  certificate: "CUSTOM",
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html */
function authFate(spot: Spot, auth: Auth | undefined): Fate {
  const type = below(spot, "type");
  const same = auth === undefined || type.value === TYPES[auth];
  if (same) return leftOut(spot, "x-amazon-apigateway-auth", "as the deployment's auth says the same");
  const wanted = `the authorization of the deployment, auth: ${auth}`;
  return { refused: { spot: type, message: expected(wanted, writtenAt(type)) } };
}
