import { expected, type Finding, quoted } from "../../findings/finding";
import {
  type DeploymentDraft,
  type ExternalConsumerDraft,
  externalsOf,
  type Member,
  providersOf,
} from "../../outline/draft";
import { isPublic } from "./public-apis";

const ROLES = ["callerRoleArns", "trustedRoleArns"] as const;

/** Consumers outside the file are others than those inside, and have roles where the API asks who calls; no public one has any. */
export function externalConsumers(file: DeploymentDraft): readonly Finding[] {
  const inside = new Set(Object.keys(file.consumers ?? {}));
  return providersOf(file)
    .filter(({ value }) => !isPublic(value))
    .flatMap((provider) =>
      externalsOf(provider).flatMap((external) => [
        ...(inside.has(external.name) ? [namesake(external)] : []),
        ...roles(external, provider.value?.service?.auth),
        ...endpoints(external, provider.value?.service?.type),
      ]),
    );
}

function namesake({ name, path }: Member<ExternalConsumerDraft>): Finding {
  return { path, message: expected("a name that no consumer of this file has", quoted(name)), at: "key" };
}

/** A private API knows its consumers by their endpoints; a regional one is reached without. */
function endpoints(
  { path, value }: Member<ExternalConsumerDraft>,
  type: string | undefined,
): readonly Finding[] {
  if (value === undefined || type === undefined) return [];
  if (type === "private-rest-api") {
    if ("endpointIds" in value) return [];
    const wanted = "the consumer's interface endpoints, as the API is private";
    return [{ path: [...path, "endpointIds"], message: expected(wanted, "nothing") }];
  }
  return (["endpointIds", "associate"] as const)
    .filter((key) => key in value)
    .map((key) => ({
      path: [...path, key],
      message: expected(`no ${key} of a regional API, which is reached without`, "some"),
    }));
}

function roles({ path, value }: Member<ExternalConsumerDraft>, auth: string | undefined): readonly Finding[] {
  if (value === undefined || auth === undefined) return [];
  if (auth === "none") {
    return ROLES.filter((key) => (value[key] ?? []).length > 0).map((key) => ({
      path: [...path, key],
      message: expected(`no ${key} with auth: none, where callers are anonymous`, "a list"),
    }));
  }
  const empty = ROLES.every((key) => !(key in value) || value[key]?.length === 0);
  return empty ? [{ path, message: expected(ROLES.join(" or "), "neither"), at: "key" }] : [];
}
