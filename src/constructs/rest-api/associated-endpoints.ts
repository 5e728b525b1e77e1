import { TerraformLocal, Token } from "cdktf";
import type { Construct } from "constructs";
import { UNLINKED } from "../../policies/rest-api/resource-policy";

/**
 * The endpoints to associate an API with, as far as they are known; null if none is, since the AWS provider
 * refuses an empty set. Some minutes later API Gateway makes a name for each:
 * `{api}-{vpce}.execute-api.<region>.amazonaws.com`.
 * @param endpointIds ids, or Terraform's expressions for them, which may come to `unlinked`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/associate-private-api-with-vpc-endpoint.html
 */
export function associatedEndpoints(
  scope: Construct,
  endpointIds: readonly string[],
): TerraformLocal | undefined {
  if (endpointIds.length === 0) return undefined;
  const ids = endpointIds.map((id) => (Token.isUnresolved(id) ? id : JSON.stringify(id))).join(", ");
  const known = `[for id in [${ids}] : id if id != "${UNLINKED}"]`;
  // coalescelist fails if all lists are empty; try then gives null.
  return new TerraformLocal(scope, "associated_endpoints", `\${try(coalescelist(${known}), null)}`);
}
