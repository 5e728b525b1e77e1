import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import type { Bundle, Bundles } from "../bundle/bundle";
import { Backend } from "../constructs/functions/backend";
import { AccessRole } from "../constructs/rest-api/access-role";
import { AccountLogRole } from "../constructs/rest-api/account-log-role";
import { ApiStage } from "../constructs/rest-api/api-stage";
import { invokePermissions } from "../constructs/rest-api/invoke-permission";
import { RestApi } from "../constructs/rest-api/rest-api";
import { WebAcl } from "../constructs/rest-api/web-acl";
import { physicalName } from "../model/aws/names";
import { dnsSuffix } from "../model/aws/partition";
import type { Deployment } from "../model/deployment";
import type { Provider } from "../model/provider";
import { restApiDocument } from "../openapi/rest-api-document";
import { providerDocuments } from "../policies/provider-documents";
import { associatedEndpointIds, linkedEndpointIds } from "../terraform/endpoint-link";
import { logicalId } from "../terraform/logical-id";
import { publishFacts } from "../terraform/publish-facts";
import { configureTerraform } from "../terraform/terraform-settings";

/** A provider's account: a REST API, the functions behind it, and a role for each consumer that assumes one. */
export class ProviderStack extends TerraformStack {
  /** The zip files that the stack's functions are made of. */
  readonly functions: readonly Bundle[];

  constructor(scope: Construct, deployment: Deployment, provider: Provider, bundles: Bundles) {
    super(scope, provider.stackId);
    const { service, region, roles } = provider;
    const { handlers, timeoutSeconds } = provider.backend;
    const name = physicalName(deployment.name, provider.stackId);

    configureTerraform(this, deployment, provider);
    const endpointIds = linkedEndpointIds(this, deployment, provider);

    const backend = new Backend(this, "backend:Default", { name, provider, bundles });
    const api = new RestApi(this, "api:Default", {
      name,
      type: service.type,
      document: restApiDocument({ ...provider, name, timeoutSeconds }),
      compressOverBytes: service.compressOverBytes,
      associatedEndpointIds: associatedEndpointIds(deployment, provider, endpointIds),
    });
    const documents = providerDocuments(deployment, provider, {
      apiId: api.restApiId,
      endpointIds,
      bodyHash: api.bodyHash,
    });
    const stage = new ApiStage(this, "stage:Default", {
      name,
      restApiId: api.restApiId,
      service,
      policy: documents.resourcePolicy,
      deploymentDependencies: invokePermissions(this, backend.functions, api.executionArn, service.stage),
      redeployTriggers: api.redeployTriggers,
      logAccount: logAccount(this, name, provider),
    });
    if (service.waf) {
      new WebAcl(this, "acl:api", { name, waf: service.waf, stageArn: stage.stageArn });
    }
    const accessRoles = documents.accessRoles.map(
      (role) =>
        [
          role.consumer,
          new AccessRole(this, `role:access_${role.consumer}`, { ...role, roles }).roleArn,
        ] as const,
    );
    if (provider.alarms) watch(this, name, provider, provider.alarms.topicArn, backend);

    this.functions = handlers.map(({ entry }) => bundles.of(entry));
    publishFacts(this, {
      api_id: api.restApiId,
      api_host: `${api.restApiId}.execute-api.${region}.${dnsSuffix(region)}`,
      api_stage: service.stage,
      invoke_url: stage.invokeUrl,
      access_role_arns: Object.fromEntries(accessRoles),
    });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

/** The setting that the stage's logs wait for, where this stack owns the role that API Gateway logs with. */
function logAccount(stack: TerraformStack, name: string, { service, region, roles }: Provider) {
  if (!service.accountLogRole) return undefined;
  return new AccountLogRole(stack, "role:api_gateway_logs", { name: `${name}-logs`, region, roles }).account;
}

function watch(
  stack: TerraformStack,
  name: string,
  { region, service, backend: { timeoutSeconds } }: Provider,
  topicArn: string,
  { functions, table }: Backend,
): void {
  // The module of a construct that few deployments have is loaded where it is made.
  const { Alarms } =
    require("../constructs/rest-api/alarms") as typeof import("../constructs/rest-api/alarms");
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
    latencyMs: timeoutSeconds * 500,
  });
}
