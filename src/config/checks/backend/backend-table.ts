import { expected, type Finding, type Path } from "../../findings/finding";
import {
  type DeploymentDraft,
  handlersOf,
  type Member,
  type ProviderDraft,
  providersOf,
} from "../../outline/draft";
import { offeredRoutes } from "../../outline/draft-routes";

/** The table belongs to the identity handler: without that, and without the table, what hangs on it does nothing. */
export function backendTable(file: DeploymentDraft): readonly Finding[] {
  return providersOf(file).flatMap((provider) => {
    const path = [...provider.path, "backend"];
    const { table, deletionProtection, network } = provider.value?.backend ?? {};
    if (table === true && usesIdentity(provider) === false) {
      return useless([...path, "table"], "where no route uses the identity handler", table);
    }
    const idle = "without a table or a handler with statements";
    return [
      ...(hasTable(provider) === false
        ? useless([...path, "deletionProtection"], "without a table", deletionProtection)
        : []),
      ...(goesToDynamodb(provider) === false
        ? useless([...path, "network", "dynamodbEndpoint"], idle, network?.dynamodbEndpoint)
        : []),
    ];
  });
}

/** Whether anything in the provider's network goes to DynamoDB; undefined where the file does not say clearly. */
export function goesToDynamodb(provider: Member<ProviderDraft>): boolean | undefined {
  const handlers = handlersOf(provider).map(
    ({ value }) => value && "statements" in value && (value.statements?.length ?? 1) > 0,
  );
  if (handlers.includes(true)) return true;
  return handlers.includes(undefined) ? undefined : hasTable(provider);
}

/** Whether the provider has the table; undefined where the file does not say clearly. */
export function hasTable(provider: Member<ProviderDraft>): boolean | undefined {
  const value = provider.value;
  if (value === undefined || ("backend" in value && value.backend === undefined)) return undefined;
  return value.backend && "table" in value.backend ? value.backend.table : usesIdentity(provider);
}

function usesIdentity(provider: Member<ProviderDraft>): boolean | undefined {
  const routes = offeredRoutes(provider);
  if (routes?.some(({ route, handler }) => route !== undefined && handler === undefined)) return true;
  return routes?.every(({ route }) => route !== undefined) ? false : undefined;
}

function useless(path: Path, where: string, value: boolean | undefined): readonly Finding[] {
  return value === undefined
    ? []
    : [{ path, message: expected(`no ${String(path.at(-1))} ${where}`, String(value)) }];
}
