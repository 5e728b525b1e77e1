import type { Client, Consumer, Use } from "../../../model/consumer";
import { keptKeys } from "../../../model/keys/kept-keys";
import { routeKey } from "../../../model/routes/route";
import type { Fact } from "./fact";
import { setting } from "./provider-facts";

/** All that a consumer's part of the file says of its clients, their keys and their way. */
export function consumerFacts(consumer: Consumer): readonly Fact[] {
  const { stackId, account, region, vpc, uses, clients, roles } = consumer;
  const settings = {
    ...{ network: vpc?.network, "endpoints.executeApi": vpc?.executeApi },
    "roles.permissionsBoundary": roles.permissionsBoundary,
  };
  return [
    { section: "parties", name: `consumer ${stackId}`, value: `account ${account}, ${region}` },
    ...Object.entries(settings).flatMap(([key, value]) => setting(stackId, key, value)),
    ...uses.map((use) => useFact(stackId, use)),
    ...clients.flatMap((client) => clientFacts(stackId, client)),
    ...keptKeys(consumer).flatMap(({ keys }) =>
      keys.map(
        ({ id, rotateEveryDays, graceMinutes, testRoute }): Fact => ({
          ...{ section: "keys", name: `${id} of ${stackId}` },
          value: `every ${rotateEveryDays} days, old ones for ${graceMinutes} minutes, tried with ${routeKey(testRoute)}`,
        }),
      ),
    ),
  ];
}

function useFact(stackId: string, { name, account, region, stage, auth, apiId }: Use): Fact {
  const value = [
    `account ${account}, ${region}`,
    `stage ${stage}`,
    `auth ${auth}`,
    apiId ? `API ${apiId}` : "",
  ];
  return { section: "grants", name: `use of ${name} by ${stackId}`, value: value.filter(Boolean).join(", ") };
}

function clientFacts(stackId: string, client: Client): readonly Fact[] {
  const { name, type, auth, use, roleArn } = client;
  const callers = client.type === "rest-front-door" ? client.callers : [];
  return [
    {
      ...{ section: "clients", name: `${name} of ${stackId}` },
      value: `${type}, ${auth}, calls ${use.name}, as ${roleArn}`,
    },
    ...callers.map(
      (caller): Fact => ({
        ...{ section: "clients", name: `${name}/${caller.name} of ${stackId}` },
        value: `may call ${caller.routes.map(routeKey).sort().join(", ")}`,
      }),
    ),
  ];
}
