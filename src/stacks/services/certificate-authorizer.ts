import type { TerraformStack } from "cdktf";
import { type Bundles, CERTIFICATE_AUTHORIZER } from "../../bundle/bundle";
import { ApiAuthorizer } from "../../constructs/functions/api-authorizer";
import { FunctionRole } from "../../constructs/functions/function-role";
import { authorizerName } from "../../model/aws/names";
import type { Provider } from "../../model/provider";
import type { CertificateGrant } from "../../policies/mutual-tls/certificate-grant";

/** The authorizer of an API behind mutual TLS. It knows consumers by what is bundled with it, and calls nothing. */
export function certificateAuthorizer(
  stack: TerraformStack,
  provider: Provider,
  grants: Readonly<Record<string, CertificateGrant>>,
  executionArn: string,
  bundles: Bundles,
) {
  const { name, service } = provider;
  const role = new FunctionRole(stack, "role:authorizer", {
    functionName: authorizerName(name),
    party: provider,
    inVpc: false,
    tracing: service.tracing,
  });
  const { permission } = new ApiAuthorizer(stack, "authorizer:authorizer", {
    role,
    code: bundles.of(CERTIFICATE_AUTHORIZER, { "grants.json": JSON.stringify(grants) }),
    environment: { STAGE: service.stage },
    logs: service.accessLog,
    executionArn,
    tracing: service.tracing,
  });
  return { permission, roleArn: role.roleArn };
}
