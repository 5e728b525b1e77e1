import type { TerraformStack } from "cdktf";
import { AUTHORIZER, type Bundles } from "../../bundle/bundle";
import { ApiAuthorizer } from "../../constructs/functions/api-authorizer";
import { FunctionRole } from "../../constructs/functions/function-role";
import { consumerParameters } from "../../constructs/keys/consumer-parameters";
import { authorizerName, authorizerParameters } from "../../model/aws/names";
import type { Provider } from "../../model/provider";
import type { ProviderDocuments } from "../../policies/provider-documents";

/** The authorizer of an API with keys, and what it knows of the consumers. */
export function providerAuthorizer(
  stack: TerraformStack,
  provider: Provider,
  { authorizer, grants }: Required<Pick<ProviderDocuments, "authorizer" | "grants">>,
  executionArn: string,
  bundles: Bundles,
) {
  const { name, service } = provider;
  const path = authorizerParameters(name);
  consumerParameters(
    stack,
    path,
    grants.flatMap(({ consumer, endpointIds }) => {
      const secretArn = authorizer.secretArns[consumer];
      return secretArn === undefined ? [] : { consumer, endpointIds, secretArn };
    }),
  );
  const role = new FunctionRole(stack, "role:authorizer", {
    functionName: authorizerName(name),
    party: provider,
    inVpc: false,
    tracing: service.tracing,
  });
  const { permission } = new ApiAuthorizer(stack, "authorizer:authorizer", {
    role,
    policy: authorizer.policy,
    code: bundles.of(AUTHORIZER, { "grants.json": JSON.stringify(authorizer.keyGrants) }),
    environment: { PARAMETER_PATH: path, STAGE: service.stage },
    logs: service.accessLog,
    executionArn,
    tracing: service.tracing,
  });
  return { permission, roleArn: role.roleArn };
}
