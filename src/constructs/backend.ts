import { Construct } from "constructs";
import type { IdentityEnvironment } from "../../lambdas/identity/handler";
import type { Bundles } from "../bundle/bundle";
import { IDENTITY_HANDLER } from "../model/names";
import { madeRoleArn } from "../model/party";
import {
  type BackendNetwork as BackendNetworkSettings,
  type Provider,
  reachesDynamodb,
  usesDynamodb,
} from "../model/provider";
import type { BackendNetwork } from "./backend-network";
import { IdentityTable } from "./identity-table";
import { LambdaFunction } from "./lambda-function";
import { literal } from "./literal";

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
    const { account, region, roles, service, backend } = provider;

    const table = backend.table
      ? new IdentityTable(this, "table:identity", {
          name: `${name}-${IDENTITY_HANDLER}`,
          deletionProtection: backend.deletionProtection,
        })
      : undefined;
    const network = backend.network && makeNetwork(this, props, backend.network, table);
    const functions = backend.handlers.map((handler) => {
      const written = handler.name === IDENTITY_HANDLER ? table : undefined;
      const lambda = new LambdaFunction(this, `handler:${handler.name}`, {
        functionName: `${name}-${handler.name}`,
        code: bundles.of(handler.entry),
        account,
        region,
        roles,
        environment: { ...identityEnvironment(written), ...literals(handler.environment) },
        statements: handler.statements,
        timeoutSeconds: backend.timeoutSeconds,
        memoryMb: backend.memoryMb,
        logs: service.accessLog,
        tracing: service.tracing,
        tableArn: written?.tableArn,
        network,
      });
      return [handler.name, lambda];
    });

    this.functions = Object.fromEntries(functions);
    this.table = table;
  }
}

function makeNetwork(
  scope: Construct,
  { name, provider }: BackendProps,
  network: BackendNetworkSettings,
  table: IdentityTable | undefined,
): BackendNetwork {
  const roleOf = (handler: string) => madeRoleArn(provider, `${name}-${handler}`);
  const handlers = provider.backend.handlers.filter(usesDynamodb);
  // What few deployments have is loaded where it is made.
  const { BackendNetwork } = require("./backend-network") as typeof import("./backend-network");
  return new BackendNetwork(scope, "network:Default", {
    name,
    region: provider.region,
    network,
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
