import { type Finding, fact } from "../../../../network/finding";
import { having } from "../../../../network/held/having";
import type { Json, Stack } from "../../../../network/stack/stack-json";
import type { CorsExpectations, GatewayExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

/** The API: it speaks HTTP, is called by the names that the file says, and by pages of the origins that the file says. */
export function apiFindings(
  stack: Stack,
  { api }: GatewayParts,
  { cors, domain }: GatewayExpectations,
): readonly Finding[] {
  const wrong = having(stack, api, {
    protocol_type: "HTTP",
    cors_configuration: cors && corsConfiguration(cors),
    disable_execute_api_endpoint: domain !== undefined,
  });
  if (wrong.length > 0) return wrong;
  const name = domain ? `by ${domain.name} only` : "by its execute-api name";
  const origins = cors
    ? `pages of ${cors.origins.join(", ")} read its answers, for which API Gateway itself answers OPTIONS`
    : "no pages of other origins read its answers";
  return [fact(stack, `${api.address} is called ${name}, and browsers let ${origins}`)];
}

function corsConfiguration(cors: CorsExpectations): Json {
  return {
    allow_origins: cors.origins,
    allow_methods: cors.methods,
    allow_headers: cors.headers,
    expose_headers: cors.exposeHeaders,
    allow_credentials: cors.credentials,
    max_age: cors.maxAgeSeconds,
  };
}
