import { routeKey } from "../../../model/routes/route";
import { expected, type Finding } from "../../findings/finding";
import {
  consumersOf,
  type DeploymentDraft,
  externalsOf,
  type Member,
  named,
  type ProviderDraft,
  providersOf,
  usesOf,
} from "../../outline/draft";
import { offeredRoutes } from "../../outline/draft-routes";

/** What anybody on the internet may call is asked for in so many words, and offered to nobody in particular. */
export function publicApis(file: DeploymentDraft): readonly Finding[] {
  return [
    ...providersOf(file).flatMap((provider) => [
      ...acknowledgement(provider),
      ...(isPublic(provider.value) ? externalsOf(provider) : []).map(
        ({ path }): Finding => ({
          path,
          message: expected("no external consumers of an API that anybody may call", "one"),
          at: "key",
        }),
      ),
    ]),
    ...consumersOf(file)
      .flatMap(usesOf)
      .filter(({ name, value }) => value && "routes" in value && isPublic(named(file.providers, name)))
      .map(({ name, path }) => ({
        path: [...path, "routes"],
        message: expected(`no routes, as anybody may call every route of ${name}`, "a list"),
      })),
  ];
}

/** Whether anybody on the internet may call what a provider offers. */
export function isPublic(provider: ProviderDraft | undefined): boolean {
  const { type, auth } = provider?.service ?? {};
  return type === "regional-rest-api" && auth === "none";
}

function acknowledgement(provider: Member<ProviderDraft>): readonly Finding[] {
  const service = provider.value?.service;
  if (service?.type === undefined || service.auth === undefined) return [];
  const path = [...provider.path, "service", "acknowledgePublic"];
  const given = "acknowledgePublic" in service;
  if (given === isPublic(provider.value)) return [];
  if (given) {
    const message = expected("no acknowledgePublic where not everybody may call", "true");
    return [{ path, message }];
  }
  const routes = (offeredRoutes(provider) ?? []).flatMap(({ route }) => (route ? routeKey(route) : []));
  const message = expected(
    `acknowledgePublic: true, as with auth: none a regional API answers anybody on the internet (${routes.join(", ")})`,
    "nothing",
    "; with auth: iam it answers the roles of its consumers, as a private-rest-api only their endpoints",
  );
  return [{ path, message }];
}
