import type { Grant } from "../../model/grant";
import type { AuthorizerSettings, RestApi } from "../../model/provider";

/** API Gateway's own default. */
const KEPT_SECONDS = 300;

/**
 * The authorizer of an API with keys. An answer that API Gateway keeps is found by the key: where calls come through one
 * endpoint only, it can open no other. Otherwise none is kept, unless the file says so; then it is found by the endpoint too.
 */
export function buildAuthorizer(
  auth: RestApi["auth"],
  cacheSeconds: number | undefined,
  grants: readonly Grant[],
): AuthorizerSettings | undefined {
  if (auth !== "api-key") return undefined;
  const isOne = endpointsOf(grants).size <= 1;
  return { cacheSeconds: cacheSeconds ?? (isOne ? KEPT_SECONDS : 0), cacheByEndpoint: !isOne };
}

/** A consumer that makes its endpoint stands for it. */
function endpointsOf(grants: readonly Grant[]): ReadonlySet<string> {
  return new Set(
    grants.flatMap(({ consumer, reach }) => (reach.kind === "endpoints" ? reach.ids : [consumer])),
  );
}

/** A front door is called over the internet: no endpoint tells its callers apart. */
export function doorCacheSeconds(cacheSeconds: number | undefined): number {
  return cacheSeconds ?? KEPT_SECONDS;
}
