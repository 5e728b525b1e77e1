import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import type { Bundle, Bundles } from "../bundle/bundle";
import { AccessRole } from "../constructs/access-role";
import { AccountLogRole } from "../constructs/account-log-role";
import { ApiStage } from "../constructs/api-stage";
import { Backend } from "../constructs/backend";
import type { LambdaFunction } from "../constructs/lambda-function";
import { RestApi } from "../constructs/rest-api";
import { WebAcl } from "../constructs/web-acl";
import type { Deployment } from "../model/deployment";
import { physicalName } from "../model/names";
import { dnsSuffix } from "../model/partition";
import type { Provider } from "../model/provider";
import { providerDocuments } from "../policies/provider-documents";
import { associatedEndpointIds, linkedEndpointIds } from "./endpoint-link";
import { logicalId } from "./logical-id";
import { publishFacts } from "./publish-facts";
import { configureTerraform } from "./terraform-settings";

/** A provider's account: a REST API, the functions behind it, and a role for each consumer that assumes one. */
export class ProviderStack extends TerraformStack {
  /** The zip files that the stack's functions are made of. */
  readonly functions: readonly Bundle[];

  constructor(scope: Construct, deployment: Deployment, provider: Provider, bundles: Bundles) {
    super(scope, provider.stackId);
    const { service, alarms, region, roles } = provider;
    const { handlers, timeoutSeconds } = provider.backend;
    const name = physicalName(deployment.name, provider.stackId);

    configureTerraform(this, deployment, provider);
    const endpointIds = linkedEndpointIds(this, deployment, provider);

    const backend = new Backend(this, "backend:Default", { name, provider, bundles });
    const api = new RestApi(this, "api:Default", {
      name,
      service,
      timeoutSeconds,
      handlers: backend.functions,
      associatedEndpointIds: associatedEndpointIds(deployment, provider, endpointIds),
    });
    const documents = providerDocuments(deployment, provider, { apiId: api.restApiId, endpointIds });
    const logRole = service.accountLogRole
      ? new AccountLogRole(this, "role:api_gateway_logs", { name: `${name}-logs`, region, roles })
      : undefined;
    const stage = new ApiStage(this, "stage:Default", {
      name,
      restApiId: api.restApiId,
      service,
      policy: documents.resourcePolicy,
      timeoutSeconds,
      deployable: api.deployable,
      settings: api.settings,
      logAccount: logRole?.account,
    });
    if (service.waf) {
      new WebAcl(this, "acl:api", { name, waf: service.waf, stageArn: stage.stageArn });
    }
    const accessRoles = documents.accessRoles.map((role) => {
      const { roleArn } = new AccessRole(this, `role:access_${role.consumer}`, { ...role, roles });
      return [role.consumer, roleArn];
    });
    if (alarms) {
      // What few deployments have is loaded where it is made.
      const { Alarms } = require("../constructs/alarms") as typeof import("../constructs/alarms");
      new Alarms(this, "alarms:Default", {
        name,
        topicArn: alarms.topicArn,
        apiName: name,
        stage: service.stage,
        region,
        functionNames: functionNames(backend.functions),
        tableName: backend.table?.tableName,
        webAclName: service.waf ? name : undefined,
        latencyMs: timeoutSeconds * 500,
      });
    }

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

function functionNames(handlers: Readonly<Record<string, LambdaFunction>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(handlers).map(([name, { functionName }]) => [name, functionName]));
}
