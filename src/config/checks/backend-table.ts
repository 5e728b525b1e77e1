import { type DeploymentDraft, type Member, type ProviderDraft, providersOf } from "../draft";
import { offeredRoutes } from "../draft-routes";
import { expected, type Finding, type Path } from "../finding";

/** The table belongs to the identity handler: without that, and without the table, what hangs on it does nothing. */
export function backendTable(file: DeploymentDraft): readonly Finding[] {
  return providersOf(file).flatMap((provider) => {
    const path = [...provider.path, "backend"];
    const { table, deletionProtection, network } = provider.value?.backend ?? {};
    if (table === true && usesIdentity(provider) === false) {
      return useless([...path, "table"], "where no route uses the identity handler", table);
    }
    if (hasTable(provider) !== false) return [];
    return [
      ...useless([...path, "deletionProtection"], "without a table", deletionProtection),
      ...useless([...path, "network", "dynamodbEndpoint"], "without a table", network?.dynamodbEndpoint),
    ];
  });
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
