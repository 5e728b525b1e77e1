import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { IdentityEnvironment } from "../../../lambdas/identity/handler";
import type { Bundles } from "../../bundle/bundle";
import type { Place } from "../../model/aws/arn";
import { IDENTITY_HANDLER } from "../../model/aws/names";
import { madeRoleArn, type Party } from "../../model/party";
import {
  type BackendNetwork as BackendNetworkSettings,
  type Handler,
  type LogSettings,
  reachesDynamodb,
  usesDynamodb,
} from "../../model/provider";
import { literal } from "../../terraform/literal";
import type { BackendNetwork } from "../network/backend-network";
import { FunctionRole } from "./function-role";
import { IdentityTable } from "./identity-table";
import { LambdaFunction } from "./lambda-function";

export interface BackendProps {
  /** Prefix of every name. */
  readonly name: string;
  /** The account and region of the functions, and the settings of every role there. */
  readonly party: Place & Pick<Party, "roles">;
  readonly handlers: readonly Handler[];
  readonly bundles: Bundles;
  readonly memoryMb: number;
  /** 1 to 29, API Gateway's limit. */
  readonly timeoutSeconds: number;
  readonly logs: LogSettings;
  /** True if X-Ray traces the functions. */
  readonly tracing: boolean;
  /** True if the identity handler keeps its items in a table. */
  readonly table: boolean;
  /** True if AWS refuses to delete that table. */
  readonly deletionProtection: boolean;
  /** The VPC that the functions run in. @default outside any VPC */
  readonly network?: BackendNetworkSettings;
}

/**
 * The functions behind an API, one per handler, with the identity handler's table and, if the file asks for
 * it, a network.
 */
export class Backend extends Construct {
  /** Functions by handler. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  readonly table?: IdentityTable;

  constructor(scope: Construct, id: string, props: BackendProps) {
    super(scope, id);
    const { name, deletionProtection, memoryMb, timeoutSeconds, logs, tracing } = props;

    const table = props.table
      ? new IdentityTable(this, "table:identity", { name: `${name}-${IDENTITY_HANDLER}`, deletionProtection })
      : undefined;
    const handlers = props.handlers.map((handler) => {
      const written = handler.name === IDENTITY_HANDLER ? table : undefined;
      return { handler, written, role: makeRole(this, props, handler, written) };
    });
    const interfacePolicies = handlers.map(({ role }) => role.policy);
    const network = props.network && makeNetwork(this, props, props.network, interfacePolicies, table);
    const functions = handlers.map(({ handler, written, role }) => {
      const lambda = new LambdaFunction(this, `handler:${handler.name}`, {
        role,
        code: props.bundles.of(handler.entry),
        environment: { ...identityEnvironment(written), ...literals(handler.environment) },
        timeoutSeconds,
        memoryMb,
        logs,
        tracing,
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
  { name, party, network, tracing }: BackendProps,
  handler: Handler,
  table: IdentityTable | undefined,
): FunctionRole {
  return new FunctionRole(scope, `role:${handler.name}`, {
    functionName: `${name}-${handler.name}`,
    party,
    inVpc: network !== undefined,
    tracing,
    tableArn: table?.tableArn,
    statements: handler.statements,
  });
}

function makeNetwork(
  scope: Construct,
  props: BackendProps,
  network: BackendNetworkSettings,
  interfacePolicies: readonly ITerraformDependable[],
  table: IdentityTable | undefined,
): BackendNetwork {
  const { name, party } = props;
  const roleOf = (handler: string) => madeRoleArn(party, `${name}-${handler}`);
  const handlers = props.handlers.filter(usesDynamodb);
  // Loaded on use, 6 ms of the budget of a warm synthesis: most functions run outside any VPC.
  const { BackendNetwork } =
    require("../network/backend-network") as typeof import("../network/backend-network");
  return new BackendNetwork(scope, "network:Default", {
    name,
    region: party.region,
    network,
    interfacePolicies,
    dynamodb: reachesDynamodb(props)
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
