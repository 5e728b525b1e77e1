import { type Grant, rolesOf } from "../../../model/grant";
import type { Provider, RestApi } from "../../../model/provider";
import { routeKey } from "../../../model/routes/route";
import type { Fact } from "./fact";

/** All that a provider of an API is asked for by its part of the file, as far as it decides who gets in, by what way, and to what. */
export function providerFacts(provider: Provider): readonly Fact[] {
  const { stackId, account, region, service, trust, grants, roles, backend } = provider;
  const settings = {
    ...settingsOf(service),
    ...{ "trust.organizationId": trust.organizationId, "trust.externalId": trust.externalId && "set" },
    ...{ "roles.permissionsBoundary": roles.permissionsBoundary, "backend.network": backend.network },
  };
  return [
    { section: "parties", name: `provider ${stackId}`, value: `account ${account}, ${region}` },
    ...Object.entries(settings).flatMap(([key, value]) => setting(stackId, key, value)),
    ...service.operations.map(
      (operation): Fact => ({
        ...{ section: "routes", name: `${routeKey(operation)} of ${stackId}` },
        value: `answered by ${operation.handler}`,
      }),
    ),
    ...grants.flatMap((grant) => grantFacts(stackId, grant)),
    ...certificateFacts(stackId, service),
  ];
}

function settingsOf({
  type,
  auth,
  stage,
  throttle,
  accessLog,
  executionLog,
  waf,
  authorizer,
  entrance,
}: RestApi) {
  return {
    ...{ type, auth, stage, throttle, accessLog, executionLog, waf, authorizer },
    ...(entrance && { domain: entrance.domain, network: entrance.network }),
  };
}

/** One setting of a party; none where it is not set. */
export function setting(stackId: string, key: string, value: unknown): readonly Fact[] {
  if (value === undefined) return [];
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return [{ section: "settings", name: `${key} of ${stackId}`, value: text }];
}

function grantFacts(stackId: string, grant: Grant): readonly Fact[] {
  const { consumer, routes, account, certificate, apiKey, reach } = grant;
  const to = `to ${consumer} by ${stackId}`;
  const fact = (name: string, value?: string): Fact => ({ section: "grants", name, value });
  return [
    fact(`a grant ${to}`, `account ${account}`),
    fact(
      `the way of ${consumer} to ${stackId}`,
      reach.kind === "endpoints" ? reach.ids.join(" ") : reach.kind,
    ),
    ...routes.map((route) => fact(`${routeKey(route)} ${to}`)),
    ...rolesOf(grant).map((arn) => fact(`${arn} ${to}`)),
    ...(certificate?.subjects ?? []).map(
      (subject): Fact => ({
        ...{ section: "certificates", name: `subject ${subject} ${to}` },
        value: certificate?.serials ? `serials ${[...certificate.serials].sort().join(" ")}` : "any serial",
      }),
    ),
    ...(apiKey
      ? [
          {
            section: "keys" as const,
            name: `a key ${to}`,
            value: `old ones for ${apiKey.graceMinutes} minutes`,
          },
        ]
      : []),
  ];
}

function certificateFacts(stackId: string, { entrance }: RestApi): readonly Fact[] {
  if (entrance === undefined) return [];
  const { authorities, revocationLists } = entrance.trustStore;
  return [
    ...authorities.map(
      ({ subject, notAfter }): Fact => ({
        ...{
          section: "certificates",
          name: `authority ${subject} of ${stackId}`,
          value: `until ${notAfter}`,
        },
      }),
    ),
    ...revocationLists.map(
      ({ name, nextUpdate, pem }): Fact => ({
        ...{ section: "certificates", name: `revocation list ${name} of ${stackId}` },
        value: `${pem.length} characters, next update ${nextUpdate ?? "not said"}`,
      }),
    ),
  ];
}
