import { expected, type Finding, type Path, quoted } from "../../findings/finding";
import {
  type ConsumerDraft,
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  type ProviderDraft,
  providersOf,
  type UseDraft,
  usesOf,
} from "../../outline/draft";

/** Where a described API is called with its role the file names one, and what is said of roles concerns somebody. */
export function assumedRoles(file: DeploymentDraft): readonly Finding[] {
  return [
    ...consumersOf(file).flatMap((consumer) =>
      usesOf(consumer).flatMap((use) => describedRoles(use, consumer)),
    ),
    ...providersOf(file).flatMap((provider) => idleTrust(file, provider)),
  ];
}

/** Whether a client of the consumer's assumes a role for a use, or for any; undefined where that is not clear. */
export function assumes(consumer: Member<ConsumerDraft>, use?: string): boolean | undefined {
  const clients = clientsOf(consumer);
  if (clients.some(({ value }) => value?.auth === "assume-role" && (use ?? value.uses) === value.uses))
    return true;
  const clear = clients.every(({ value }) => value?.auth !== undefined && value.uses !== undefined);
  return clients.length > 0 && clear ? false : undefined;
}

/** The access role of an API that is described by its facts. */
function describedRoles(use: Member<UseDraft>, consumer: Member<ConsumerDraft>): readonly Finding[] {
  const api = use.value?.api;
  if (api === undefined || api.auth === "none") return [];
  const assumed = assumes(consumer, use.name);
  const path = (key: string): Path => [...use.path, "api", key];
  if (!("accessRoleArn" in api)) {
    return [
      ...(assumed
        ? [{ path: path("accessRoleArn"), message: expected("the role that clients assume", "nothing") }]
        : []),
      ...(api.externalId === undefined ? [] : [useless(path("externalId"), "accessRoleArn", api.externalId)]),
    ];
  }
  if (assumed !== false || api.accessRoleArn === undefined) return [];
  return [useless(path("accessRoleArn"), "an assume-role client", api.accessRoleArn)];
}

function idleTrust(file: DeploymentDraft, provider: Member<ProviderDraft>): readonly Finding[] {
  const trust = provider.value?.trust;
  if (trust === undefined || Object.keys(trust).length === 0) return [];
  const linked = consumersOf(file).map((consumer) => assumes(consumer, provider.name));
  const external = externalsOf(provider).map(({ value }) =>
    value === undefined || ("trustedRoleArns" in value && value.trustedRoleArns === undefined)
      ? undefined
      : (value.trustedRoleArns ?? []).length > 0,
  );
  if ([...linked, ...external].some((assumed) => assumed !== false)) return [];
  const message = expected("no trust where no consumer assumes a role", Object.keys(trust).join(" and "));
  return [{ path: [...provider.path, "trust"], message, at: "key" }];
}

function useless(path: Path, without: string, got: string): Finding {
  return { path, message: expected(`no ${String(path.at(-1))} without ${without}`, quoted(got)) };
}
