import type { TerraformStack } from "cdktf";
import type { Bundles } from "../../bundle/bundle";
import { Backend } from "../../constructs/functions/backend";
import { AccessRole } from "../../constructs/rest-api/access-role";
import { AccountLogRole } from "../../constructs/rest-api/account-log-role";
import { Alarms } from "../../constructs/rest-api/alarms";
import { ApiStage } from "../../constructs/rest-api/api-stage";
import { invokePermissions } from "../../constructs/rest-api/invoke-permission";
import { RestApi } from "../../constructs/rest-api/rest-api";
import { WebAcl } from "../../constructs/rest-api/web-acl";
import { dnsSuffix } from "../../model/aws/partition";
import type { Provider } from "../../model/provider";
import { SERVICES } from "../../model/services/traits";
import { restApiDocument } from "../../openapi/rest-api-document";
import { type ProviderDocuments, providerDocuments } from "../../policies/provider-documents";
import { associatedEndpointIds, consumerLinks } from "../../terraform/consumer-link";
import type { ServiceMaker } from "./service-facts";

/** A REST API with its functions, its web ACL, and a role for each consumer that assumes one. */
export const restApi: ServiceMaker = (stack, settings, provider, bundles) => {
  const { name, service, backend, region, roles } = provider;
  const { accessLog, executionLog, tracing, throttle, stage: stageName } = service;

  const { endpointIds, secretArns } = consumerLinks(stack, settings, provider);
  const made = new Backend(stack, "backend:Default", {
    ...{ name, party: provider, bundles, logs: accessLog, tracing },
    ...backend,
  });
  const api = new RestApi(stack, "api:Default", {
    name,
    endpointType: SERVICES[service.type].endpointType,
    document: restApiDocument({ ...provider, timeoutSeconds: backend.timeoutSeconds }),
    compressOverBytes: service.compressOverBytes,
    associatedEndpointIds: associatedEndpointIds(provider, endpointIds),
  });
  const entrance =
    service.entrance && beginEntrance(stack, provider, service.entrance, api.restApiId, bundles);
  const documents = providerDocuments(provider, {
    apiId: api.restApiId,
    endpointIds,
    secretArns,
    bodyHash: api.bodyHash,
    ownEndpointId: entrance?.endpointId,
  });
  const authorizer = authorizerOf(stack, provider, documents, api.executionArn, bundles);
  const stage = new ApiStage(stack, "stage:Default", {
    ...{ name, restApiId: api.restApiId, stageName, accessLog, executionLog, tracing, throttle },
    throttledRoutes: service.operations.flatMap((one) =>
      one.throttle ? { ...one, throttle: one.throttle } : [],
    ),
    policy: documents.resourcePolicy,
    deploymentDependencies: [
      ...invokePermissions(stack, made.functions, api.executionArn, stageName),
      ...(authorizer ? [authorizer.permission] : []),
    ],
    redeployTriggers: api.redeployTriggers,
    logAccount: logAccount(stack, provider),
  });
  if (service.waf) {
    const hasSecrets = service.auth === "api-key";
    new WebAcl(stack, "acl:api", { name, resourceArn: stage.stageArn, hasSecrets, ...service.waf });
  }
  const accessRoles = documents.accessRoles.map((role) => {
    const { roleArn } = new AccessRole(stack, `role:access_${role.consumer}`, { ...role, roles });
    return [role.consumer, roleArn] as const;
  });
  if (provider.alarms) watch(stack, provider, provider.alarms.topicArn, made);

  return {
    api_id: api.restApiId,
    api_host: `${api.restApiId}.execute-api.${region}.${dnsSuffix(region)}`,
    api_stage: stageName,
    invoke_url: service.entrance ? `https://${service.entrance.domain.name}` : stage.invokeUrl,
    access_role_arns: Object.fromEntries(accessRoles),
    ...(service.auth === "api-key" && { authorizer_role_arn: authorizer?.roleArn }),
    ...(entrance &&
      documents.entrance &&
      entrance.finish({
        ...{ restApiId: api.restApiId, stageName: stage.stageName, endpointIds },
        documents: documents.entrance,
      })),
  };
};

/** The authorizer of an API with keys or certificates. Loaded on use, as most APIs have neither. */
function authorizerOf(
  stack: TerraformStack,
  provider: Provider,
  { authorizer, grants, entrance }: ProviderDocuments,
  executionArn: string,
  bundles: Bundles,
) {
  if (authorizer) {
    const { providerAuthorizer } = require("./provider-authorizer") as typeof import("./provider-authorizer");
    return providerAuthorizer(stack, provider, { authorizer, grants }, executionArn, bundles);
  }
  if (entrance?.certificateGrants) {
    const { certificateAuthorizer } =
      require("./certificate-authorizer") as typeof import("./certificate-authorizer");
    return certificateAuthorizer(stack, provider, entrance.certificateGrants, executionArn, bundles);
  }
  return undefined;
}

/** Loaded on use, as most APIs have no entrance. */
const beginEntrance: typeof import("../entrances/begin-entrance").beginEntrance = (...args) => {
  const { beginEntrance } =
    require("../entrances/begin-entrance") as typeof import("../entrances/begin-entrance");
  return beginEntrance(...args);
};

/** The account setting that the stage's logs wait for; undefined if another stack owns it. */
function logAccount(stack: TerraformStack, { name, service, region, roles }: Provider) {
  if (!service.accountLogRole) return undefined;
  return new AccountLogRole(stack, "role:api_gateway_logs", { name: `${name}-logs`, region, roles }).account;
}

function watch(
  stack: TerraformStack,
  provider: Provider,
  topicArn: string,
  { functions, table }: Backend,
): void {
  const { name, region, service, backend } = provider;
  new Alarms(stack, "alarms:Default", {
    name,
    topicArn,
    apiName: name,
    stage: service.stage,
    region,
    functionNames: Object.fromEntries(
      Object.entries(functions).map(([handler, { functionName }]) => [handler, functionName]),
    ),
    tableName: table?.tableName,
    webAclName: service.waf ? name : undefined,
    latencyMs: backend.timeoutSeconds * 500,
  });
}
