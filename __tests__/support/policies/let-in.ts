import type { Caller } from "../../../src/access/evaluation/call";
import type { ProviderWorld } from "../../../src/access/world/world";
import type { Deployment } from "../../../src/model/deployment";
import type { Grant } from "../../../src/model/grant";
import type { Provider } from "../../../src/model/provider";
import { type Route, routeKey } from "../../../src/model/routes/route";

/** Roles that a deployment lets in at one API, through the same endpoints for the same routes. */
export interface LetIn {
  /** A role of the list, or the access role. */
  readonly isRole: (caller: Caller) => boolean;
  /** A caller for each of the roles. */
  readonly callers: readonly Caller[];
  readonly endpointIds: readonly string[];
  readonly routes: ReadonlySet<string>;
}

/** The file's settings of a use. */
interface DeclaredUse {
  readonly name: string;
  readonly roles: readonly NamedRole[];
  readonly assumes: boolean;
  readonly routes: readonly Route[];
}

/** A role by its name, perhaps with wildcards, in an account. */
interface NamedRole {
  readonly name: string;
  readonly account: string;
}

/**
 * The callers of an API according to the file, determined without policies or the functions that make them.
 */
export function letIn(deployment: Deployment, world: ProviderWorld): readonly LetIn[] {
  const { provider, endpointIds } = world;
  const uses = [
    ...insiders(deployment, provider),
    ...provider.grants.filter(({ isExternal }) => isExternal).map(outsider),
  ];
  return uses.map(({ name, roles, assumes, routes }) => {
    const patterns = roles.map((role) => ({ account: role.account, pattern: patternOf(role.name) }));
    const access = assumes ? [accessRole(deployment, world, name)] : [];
    return {
      isRole: (caller) =>
        patterns.some(
          ({ account, pattern }) => caller.account === account && pattern.test(nameOf(caller.arn)),
        ) || access.some(({ arn }) => arn === caller.arn),
      callers: [...roles.map((role) => callerOf(deployment, filled(role.name), role.account)), ...access],
      endpointIds: endpointIds[name] ?? [],
      routes: new Set(routes.map(routeKey)),
    };
  });
}

function insiders(
  { name: prefix, consumers }: Deployment,
  { stackId: used }: Provider,
): readonly DeclaredUse[] {
  return consumers.flatMap(({ stackId, account, roles, uses, clients }) => {
    const use = uses.find(({ name, apiId }) => name === used && apiId === undefined);
    if (use === undefined) return [];
    const own = clients.filter((client) => client.use === use);
    const direct = own
      .filter(({ auth }) => auth === "direct")
      .map((client) =>
        client.type === "role"
          ? namedRole(client.roleArn)
          : { account, name: `${roles.path.slice(1)}${prefix}-${stackId}-${client.name}` },
      );
    const assumes = own.some(({ auth }) => auth === "assume-role");
    const allowed = use.allowedRoleArns.map(namedRole);
    return [{ name: stackId, roles: [...direct, ...allowed], assumes, routes: use.routes }];
  });
}

function outsider({ consumer, callerRoleArns, accessRole, routes }: Grant): DeclaredUse {
  return {
    name: consumer,
    roles: callerRoleArns.map(namedRole),
    assumes: accessRole !== undefined,
    routes,
  };
}

/** A role by name, in the deployment's partition; its own account allows it everything. */
export function callerOf(deployment: Deployment, name: string, account: string): Caller {
  const [first] = [...deployment.providers, ...deployment.consumers];
  const region = first?.region ?? "";
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return { arn: `arn:${partition}:iam::${account}:role/${name}`, account };
}

/** The access role; its policy is the provider's, and others cannot widen it. */
function accessRole(
  deployment: Deployment,
  { provider, documents }: ProviderWorld,
  consumer: string,
): Caller {
  const name = `${provider.roles.path.slice(1)}${deployment.name}-${provider.stackId}-access-${consumer}`;
  const identityPolicy = documents.accessRoles.find((role) => role.consumer === consumer)?.permissions;
  return { ...callerOf(deployment, name, provider.account), identityPolicy };
}

function namedRole(arn: string): NamedRole {
  return { name: nameOf(arn), account: arn.split(":")[4] ?? "" };
}

/** A role without its account: `team/app`. */
export function nameOf(arn: string): string {
  return arn.replace(/^.*:role\//, "");
}

function filled(pattern: string): string {
  return pattern.replaceAll("*", "7").replaceAll("?", "x");
}

function patternOf(text: string): RegExp {
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}
