import { type Finding, fact, listed } from "../../../../network/finding";
import { having, of } from "../../../../network/held/having";
import { noOther, onlyOne } from "../../../../network/held/only";
import type { Stack } from "../../../../network/stack/stack-json";
import type { AccessExpectations } from "../../../expectations/gateway-expectations";
import type { GatewayParts } from "../parts";

const TYPE = "aws_apigatewayv2_authorizer";

/** The one authorizer of a gateway with tokens: it reads them in one header, and takes those of the file's issuer. */
export function authorizerFindings(
  stack: Stack,
  { api }: GatewayParts,
  access: AccessExpectations,
): readonly Finding[] {
  if (access.kind !== "jwt") return noOther(stack, TYPE, [], "authorizes by tokens");
  const { resource, findings } = onlyOne(stack, TYPE);
  if (resource === undefined) return findings;
  const { issuer, audience } = access;
  const wrong = having(stack, resource, {
    api_id: of(api.address),
    authorizer_type: "JWT",
    identity_sources: ["$request.header.Authorization"],
    jwt_configuration: { issuer, audience },
  });
  if (wrong.length > 0) return wrong;
  return [
    fact(
      stack,
      `${resource.address} takes tokens of ${issuer} for ${listed(audience)}, in the header Authorization only`,
    ),
  ];
}
