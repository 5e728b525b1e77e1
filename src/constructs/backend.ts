import { Construct } from "constructs";
import type { IdentityEnvironment } from "../../lambdas/identity/handler";
import type { Bundles } from "../bundle/bundle";
import { roleArn } from "../model/arn";
import { IDENTITY_HANDLER } from "../model/names";
import type { Provider } from "../model/provider";
import { BackendNetwork } from "./backend-network";
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

  constructor(scope: Construct, id: string, { name, provider, bundles }: BackendProps) {
    super(scope, id);
    const { account, region, service, backend } = provider;

    const table = backend.table
      ? new IdentityTable(this, "table:identity", {
          name: `${name}-${IDENTITY_HANDLER}`,
          deletionProtection: backend.deletionProtection,
        })
      : undefined;
    const writerRoleArn = roleArn(provider, `${name}-${IDENTITY_HANDLER}`);
    const network =
      backend.network &&
      new BackendNetwork(this, "network:Default", {
        name,
        region,
        network: backend.network,
        table: table && { tableArn: table.tableArn, writerRoleArn },
      });
    const functions = backend.handlers.map((handler) => {
      const written = handler.name === IDENTITY_HANDLER ? table : undefined;
      const lambda = new LambdaFunction(this, `handler:${handler.name}`, {
        functionName: `${name}-${handler.name}`,
        code: bundles.of(handler.entry),
        account,
        region,
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

function identityEnvironment(table: IdentityTable | undefined): IdentityEnvironment {
  return table ? { TABLE_NAME: table.tableName } : {};
}

function literals(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, literal(value)]));
}
