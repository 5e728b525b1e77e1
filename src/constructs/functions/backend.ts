import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { IdentityEnvironment } from "../../../lambdas/identity/handler";
import type { Bundles } from "../../bundle/bundle";
import { IDENTITY_HANDLER } from "../../model/aws/names";
import { madeRoleArn } from "../../model/party";
import {
  type BackendNetwork as BackendNetworkSettings,
  type Handler,
  type Provider,
  reachesDynamodb,
  usesDynamodb,
} from "../../model/provider";
import { literal } from "../../terraform/literal";
import type { BackendNetwork } from "../network/backend-network";
import { FunctionRole } from "./function-role";
import { IdentityTable } from "./identity-table";
import { LambdaFunction } from "./lambda-function";

export interface BackendProps {
  /** Beginning of every name. */
  readonly name: string;
  readonly provider: Provider;
  readonly bundles: Bundles;
}

/** What stands behind an API: a function per handler, the identity handler's table, and a network where asked for. */
export class Backend extends Construct {
  /** By handler. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  readonly table?: IdentityTable;

  constructor(scope: Construct, id: string, props: BackendProps) {
    super(scope, id);
    const { name, provider, bundles } = props;
    const { service, backend } = provider;

    const table = backend.table
      ? new IdentityTable(this, "table:identity", {
          name: `${name}-${IDENTITY_HANDLER}`,
          deletionProtection: backend.deletionProtection,
        })
      : undefined;
    const handlers = backend.handlers.map((handler) => {
      const written = handler.name === IDENTITY_HANDLER ? table : undefined;
      return { handler, written, role: makeRole(this, props, handler, written) };
    });
    const interfacePolicies = handlers.map(({ role }) => role.policy);
    const network = backend.network && makeNetwork(this, props, backend.network, interfacePolicies, table);
    const functions = handlers.map(({ handler, written, role }) => {
      const lambda = new LambdaFunction(this, `handler:${handler.name}`, {
        role,
        code: bundles.of(handler.entry),
        environment: { ...identityEnvironment(written), ...literals(handler.environment) },
        timeoutSeconds: backend.timeoutSeconds,
        memoryMb: backend.memoryMb,
        logs: service.accessLog,
        tracing: service.tracing,
        network,
      });
      return [handler.name, lambda];
    });

    this.functions = Object.fromEntries(functions);
    this.table = table;
  }
}

function makeRole(
  scope: Construct,
  { name, provider }: BackendProps,
  handler: Handler,
  table: IdentityTable | undefined,
): FunctionRole {
  return new FunctionRole(scope, `role:${handler.name}`, {
    functionName: `${name}-${handler.name}`,
    party: provider,
    inVpc: provider.backend.network !== undefined,
    tracing: provider.service.tracing,
    tableArn: table?.tableArn,
    statements: handler.statements,
  });
}

function makeNetwork(
  scope: Construct,
  { name, provider }: BackendProps,
  network: BackendNetworkSettings,
  interfacePolicies: readonly ITerraformDependable[],
  table: IdentityTable | undefined,
): BackendNetwork {
  const roleOf = (handler: string) => madeRoleArn(provider, `${name}-${handler}`);
  const handlers = provider.backend.handlers.filter(usesDynamodb);
  // What few deployments have is loaded where it is made.
  const { BackendNetwork } =
    require("../network/backend-network") as typeof import("../network/backend-network");
  return new BackendNetwork(scope, "network:Default", {
    name,
    region: provider.region,
    network,
    interfacePolicies,
    dynamodb: reachesDynamodb(provider.backend)
      ? {
          writer: table && { tableArn: table.tableArn, roleArn: roleOf(IDENTITY_HANDLER) },
          handlers: handlers.map((handler) => ({ ...handler, roleArn: roleOf(handler.name) })),
        }
      : undefined,
  });
}

function identityEnvironment(table: IdentityTable | undefined): IdentityEnvironment {
  return table ? { TABLE_NAME: table.tableName } : {};
}

function literals(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, literal(value)]));
}
