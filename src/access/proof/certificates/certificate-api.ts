import { CALL_KEYS } from "../../evaluation/policy/context";
import { understand } from "../../evaluation/policy/understand";
import type { ProviderWorld } from "../../world/world";
import type { HeldApi, Moment } from "../holders/held-api";
import { grantPath } from "../provider/grant-path";
import type { ProviderState } from "../provider/provider-proof";
import { endpointClasses } from "../provider/provider-requests";
import { type CertificateHolder, presentedCertificates } from "./presented-certificates";

/** A provider's API, if its callers have certificates and an authorizer knows them. */
export function certificateApi(world: ProviderWorld, states: readonly ProviderState[]): HeldApi | undefined {
  const { provider, api, grants, documents } = world;
  const answers = documents.entrance?.certificateGrants;
  const { authorizer } = api;
  if (answers === undefined || typeof authorizer !== "object" || !("answerTo" in authorizer))
    return undefined;
  const moment: Moment = {
    presented: presentedCertificates(holdersIn(world)).map(({ headers, ...presented }) => ({
      ...presented,
      answerOn: (asked) => authorizer.answerTo(headers, asked),
    })),
  };
  const statements = states.flatMap(
    ({ resourcePolicy }) => understand("resource-policy", resourcePolicy, CALL_KEYS).statements,
  );
  return {
    api,
    routes: provider.service.routes,
    holders: grants.flatMap((grant) => {
      const { consumer: name, routes } = grant;
      const answer = answers[name];
      return answer ? [{ name, path: grantPath(provider, grant), routes, answer }] : [];
    }),
    states: states.map(({ resourcePolicy, endpointIds }) => ({
      resourcePolicy,
      endpointIds,
      moments: [moment],
    })),
    ways: endpointClasses(world, statements),
    // An answer is asked for at every call: nothing says by which of two values of a header it would be found.
    keepsAnswers: false,
  };
}

/** From the file's grants: the authorizer's are held against them. */
function holdersIn({ grants, certificates = {} }: ProviderWorld): readonly CertificateHolder[] {
  return grants.map(({ consumer: name, certificate }) => ({
    name,
    certificates: certificates[name] ?? [],
    isNarrowed: certificate?.serials !== undefined,
  }));
}
