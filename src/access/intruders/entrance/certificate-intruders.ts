import type { Grant } from "../../../model/grant";
import { CERTIFICATE_HEADERS } from "../../../model/mutual-tls/certificate-headers";
import { type Route, routeKey } from "../../../model/routes/route";
import { samplePath } from "../../../model/routes/routing";
import { authorizationOf } from "../../../policies/document-ref";
import { type Certificate, describing } from "../../evaluation/handshake";
import type { ProviderWorld } from "../../world/world";
import { type Attempt, endpointOf, grantedTarget } from "../attempt";
import { spelledPaths } from "../spelled-paths";
import { certificateGuard } from "./certificate-guard";

/** Callers with a certificate that the balancer verified, and that opens nothing, or another consumer's routes. */
export function certificateAttempts(
  world: ProviderWorld,
  grant: Grant,
  others: readonly Grant[],
): readonly Attempt[] {
  const [certificate] = world.certificates?.[grant.consumer] ?? [];
  if (world.api.auth !== "certificate" || certificate === undefined) return [];
  return [
    ...ofNobody(world, grant, certificate),
    ...others.flatMap((other) => ofAnother(world, grant, other)),
    ...described(world, grant, certificate),
  ];
}

function ofNobody(world: ProviderWorld, grant: Grant, certificate: Certificate): readonly Attempt[] {
  const { consumer } = grant;
  const wrong = { ...certificate, serial: `F${certificate.serial}`.slice(0, 40) };
  return [
    attemptOf(world, grant, "a certificate of somebody who is not granted anything", {
      ...certificate,
      subject: "CN=nobody-of-this-name",
    }),
    ...(grant.certificate?.serials
      ? [attemptOf(world, grant, `a certificate of ${consumer} with another number`, wrong)]
      : []),
  ];
}

/** Another consumer's certificate, through this one's endpoint, for a route that only this one was granted, in every spelling. */
function ofAnother(world: ProviderWorld, grant: Grant, other: Grant): readonly Attempt[] {
  const [certificate] = world.certificates?.[other.consumer] ?? [];
  const own = new Set(other.routes.map(routeKey));
  const route = grant.routes.find((one) => !own.has(routeKey(one)));
  if (certificate === undefined || route === undefined) return [];
  const words = `the certificate of ${other.consumer}`;
  return spelledTargets(world, route).map((target) => ({
    ...attemptOf(world, grant, words, certificate),
    target,
    guard: certificateGuard(world, target),
  }));
}

function spelledTargets({ api }: ProviderWorld, route: Route) {
  const paths = [samplePath(route), ...spelledPaths(route)];
  return [...new Set(paths)].map((path) => ({ stage: api.stage, method: route.method, path }));
}

/** A caller whose certificate the balancer describes, and who writes such a header itself. */
function described(world: ProviderWorld, grant: Grant, certificate: Certificate): readonly Attempt[] {
  const nobodys = describing({ ...certificate, subject: "CN=nobody-of-this-name" });
  const own = describing(certificate);
  return CERTIFICATE_HEADERS.map((name, i) => ({
    // Somebody who is nobody would be this consumer, or this consumer somebody else.
    ...attemptOf(
      world,
      grant,
      `a caller that writes a second ${name}`,
      i === 0 ? { ...certificate, subject: "CN=nobody-of-this-name" } : certificate,
    ),
    headers: { [name]: i === 0 ? (own[name] ?? []) : (nobodys[name] ?? []) },
  }));
}

function attemptOf(world: ProviderWorld, grant: Grant, words: string, certificate: Certificate): Attempt {
  const endpoint = endpointOf(world, grant);
  return {
    words: `${words} through the endpoint of ${endpoint?.owner ?? grant.consumer}`,
    guard: { document: authorizationOf(world.provider.stackId) },
    caller: undefined,
    endpoint,
    handshake: { kind: "verified", certificate },
    target: grantedTarget(world, grant),
  };
}
