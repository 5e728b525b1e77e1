import { type TerraformElement, TerraformOutput, TerraformStack } from "cdktf";
import type { Construct, Node } from "constructs";
import type { IdentityEnvironment } from "../../lambdas/identity/handler";
import type { Bundle, Bundles } from "../bundle/bundle";
import { AccessRole } from "../constructs/access-role";
import { AccountLogRole } from "../constructs/account-log-role";
import { Alarms } from "../constructs/alarms";
import { ApiStage } from "../constructs/api-stage";
import { BackendNetwork } from "../constructs/backend-network";
import { IdentityTable } from "../constructs/identity-table";
import { LambdaFunction } from "../constructs/lambda-function";
import { literal } from "../constructs/literal";
import { PrivateRestApi } from "../constructs/private-rest-api";
import { WebAcl } from "../constructs/web-acl";
import { roleArn } from "../model/arn";
import type { Deployment, Provider } from "../model/deployment";
import { IDENTITY_HANDLER, physicalName } from "../model/names";
import { dnsSuffix } from "../model/partition";
import { providerDocuments } from "../policies/provider-documents";
import { associatedEndpointIds, linkedEndpointIds } from "./endpoint-link";
import { logicalId } from "./logical-id";
import { configureTerraform } from "./terraform-settings";

/** A provider's account: a private REST API, the functions behind it, and a role for each consumer that assumes one. */
export class ProviderStack extends TerraformStack {
  /** The zip files that the stack's functions are made of. */
  readonly functions: readonly Bundle[];

  constructor(scope: Construct, deployment: Deployment, provider: Provider, bundles: Bundles) {
    super(scope, provider.stackId);
    const { service, backend, alarms, account, region } = provider;
    const name = physicalName(deployment.name, provider.stackId);

    configureTerraform(this, deployment, provider);
    const endpointIds = linkedEndpointIds(this, deployment, provider);

    const table = backend.table
      ? new IdentityTable(this, "table:identity", {
          name: `${name}-identity`,
          deletionProtection: backend.deletionProtection,
        })
      : undefined;
    const network =
      backend.network &&
      new BackendNetwork(this, "network:Default", {
        name,
        region,
        network: backend.network,
        table: table && {
          tableArn: table.tableArn,
          writerRoleArn: roleArn(provider, `${name}-${IDENTITY_HANDLER}`),
        },
      });
    const handlers = Object.fromEntries(
      backend.handlers.map((handler) => {
        const writes = handler.name === IDENTITY_HANDLER ? table : undefined;
        return [
          handler.name,
          new LambdaFunction(this, `handler:${handler.name}`, {
            functionName: `${name}-${handler.name}`,
            code: bundles.of(handler.entry),
            account,
            region,
            environment: { ...identityEnvironment(writes), ...literals(handler.environment) },
            statements: handler.statements,
            timeoutSeconds: backend.timeoutSeconds,
            memoryMb: backend.memoryMb,
            logs: service.accessLog,
            tracing: service.tracing,
            tableArn: writes?.tableArn,
            network,
          }),
        ];
      }),
    );

    const api = new PrivateRestApi(this, "api:Default", {
      name,
      service,
      timeoutSeconds: backend.timeoutSeconds,
      handlers,
      associatedEndpointIds: associatedEndpointIds(deployment, provider, endpointIds),
    });
    const documents = providerDocuments(deployment, provider, { apiId: api.restApiId, endpointIds });
    const logRole = service.accountLogRole
      ? new AccountLogRole(this, "role:api_gateway_logs", { name: `${name}-logs`, region })
      : undefined;
    const stage = new ApiStage(this, "stage:Default", {
      name,
      restApiId: api.restApiId,
      service,
      policy: documents.resourcePolicy,
      timeoutSeconds: backend.timeoutSeconds,
      deployable: api.deployable,
      settings: api.settings,
      logAccount: logRole?.account,
    });
    if (service.waf) {
      new WebAcl(this, "acl:api", { name, waf: service.waf, stageArn: stage.stageArn });
    }
    const accessRoles = documents.accessRoles.map((role) => {
      const { roleArn } = new AccessRole(this, `role:access_${role.consumer}`, role);
      return [role.consumer, roleArn];
    });
    if (alarms) {
      new Alarms(this, "alarms:Default", {
        name,
        topicArn: alarms.topicArn,
        apiName: name,
        stage: service.stage,
        region,
        functionNames: functionNames(handlers),
        tableName: table?.tableName,
        webAclName: service.waf ? name : undefined,
        latencyMs: backend.timeoutSeconds * 500,
      });
    }

    this.functions = backend.handlers.map((handler) => bundles.of(handler.entry));
    new TerraformOutput(this, "api_id", { value: api.restApiId });
    new TerraformOutput(this, "api_host", {
      value: `${api.restApiId}.execute-api.${region}.${dnsSuffix(region)}`,
    });
    new TerraformOutput(this, "api_stage", { value: service.stage });
    new TerraformOutput(this, "invoke_url", { value: stage.invokeUrl });
    new TerraformOutput(this, "access_role_arns", { value: Object.fromEntries(accessRoles) });
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return logicalId(element);
  }
}

function literals(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, literal(value)]));
}

function identityEnvironment(table: IdentityTable | undefined): IdentityEnvironment {
  return table ? { TABLE_NAME: table.tableName } : {};
}

function functionNames(handlers: Readonly<Record<string, LambdaFunction>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(handlers).map(([name, { functionName }]) => [name, functionName]));
}
