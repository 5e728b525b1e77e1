import type { Matrix } from "../../access/declared/matrix";
import type { ConsumerWorld, ProviderWorld } from "../../access/world/world";
import type { Client, Consumer } from "../../model/consumer";
import { samplePath } from "../../model/routes/routing";
import type { AccessReport } from "../access-report";
import { verdictText } from "../verdict-text";
import type { Edge, Group, Picture } from "./picture";

/** The most consumers that are drawn one by one; more are drawn together where they are alike. */
const DRAWN_ONE_BY_ONE = 8;

/** The picture of APIs and their consumers: a client, its endpoint, an entrance where there is one, the API, its functions. */
export function apiPicture(
  providers: readonly ProviderWorld[],
  consumers: readonly ConsumerWorld[],
  { matrices }: AccessReport,
): Picture {
  const kinds = kindsOf(consumers.map(({ consumer }) => consumer));
  const known = new Set(consumers.map(({ consumer }) => consumer.stackId));
  const outside = new Set(matrices.map(({ consumer }) => consumer).filter((name) => !known.has(name)));
  return {
    groups: [
      ...kinds.map(consumerGroup),
      ...[...outside].map((name) => ({
        label: "outside of this file",
        nodes: [{ id: `outside ${name}`, lines: [name] }],
      })),
      ...described(consumers),
      ...providers.map(providerGroup),
    ],
    edges: merged(matrices.flatMap((matrix) => edgesOf(matrix, kinds, providers))),
  };
}

/** Consumers that are alike: their clients, uses and networks have the same names and kinds. */
function kindsOf(consumers: readonly Consumer[]): readonly (readonly [Consumer, ...Consumer[]])[] {
  if (consumers.length <= DRAWN_ONE_BY_ONE) return consumers.map((one) => [one]);
  const kinds = new Map<string, [Consumer, ...Consumer[]]>();
  for (const one of consumers) {
    const key = JSON.stringify([
      one.uses.map(({ name, routes }) => [name, routes]),
      one.clients.map(({ name, type, auth, use }) => [name, type, auth, use.name]),
      one.vpc && { ...one.vpc, network: one.vpc.network.kind },
    ]);
    const kind = kinds.get(key);
    if (kind) kind.push(one);
    else kinds.set(key, [one]);
  }
  return [...kinds.values()];
}

function consumerGroup(kind: readonly [Consumer, ...Consumer[]]): Group {
  const [first] = kind;
  const { stackId, account, vpc, uses } = first;
  const label =
    kind.length === 1 ? `${stackId}: account ${account}` : `${kind.length} consumers like ${stackId}`;
  const clients = first.clients.map((client) => ({
    id: `${stackId}/${client.name}`,
    lines: [client.name, wordsOf(client)],
  }));
  if (vpc === undefined) return { label, nodes: clients };
  const endpoints = [
    ...(vpc.executeApi ? [{ id: `${stackId} endpoint`, lines: ["execute-api endpoint", "policy"] }] : []),
    ...uses
      .filter(({ entrance }) => entrance)
      .map(({ name }) => ({ id: `${stackId} to ${name}`, lines: [`endpoint of ${name}`, "entrance"] })),
  ];
  const { network } = vpc;
  const vpcLabel = network.kind === "made" ? `VPC ${network.cidr}` : `VPC ${network.vpcId}`;
  const zones = network.kind === "made" ? ` ${network.zones.join(", ")}` : "";
  return {
    label,
    groups: [
      {
        label: kind.length === 1 ? vpcLabel : "VPC each",
        groups: [
          { label: `client subnets${zones}`, nodes: clients },
          { label: `endpoint subnets${zones}`, nodes: endpoints },
        ].filter(({ nodes }) => nodes.length > 0),
      },
    ],
  };
}

function wordsOf({ type, auth }: Client): string {
  return `${type}, ${auth}`;
}

function providerGroup({ provider }: ProviderWorld): Group {
  const { stackId, account, service, backend } = provider;
  const { type, auth, stage, waf, entrance } = service;
  const handlers = [...new Set(service.operations.map(({ handler }) => handler))];
  const functions = {
    id: `${stackId} functions`,
    lines:
      handlers.length > 3 ? [`${handlers.length} functions`] : handlers.map((name) => `function ${name}`),
  };
  const made = backend.network?.kind === "made" ? ` ${backend.network.cidr}` : "";
  return {
    label: `${stackId}: account ${account}`,
    nodes: [
      {
        id: `${stackId} api`,
        lines: [type, `stage ${stage}, auth ${auth}`, waf ? "firewall" : "no firewall"],
      },
      ...(backend.network ? [] : [functions]),
    ],
    groups: [
      ...(entrance
        ? [
            {
              label: `VPC ${entrance.network.cidr}, zones ${entrance.network.zones.join(", ")}`,
              nodes: [
                { id: `${stackId} entrance`, lines: ["network balancer", "mutual TLS balancer"] },
                { id: `${stackId} own endpoint`, lines: ["execute-api endpoint", "policy"] },
              ],
            },
          ]
        : []),
      ...(backend.network ? [{ label: `VPC${made} of its functions`, nodes: [functions] }] : []),
    ],
  };
}

/** The APIs that only their facts describe. */
function described(consumers: readonly ConsumerWorld[]): readonly Group[] {
  const uses = consumers.flatMap(({ consumer }) => consumer.uses.filter(({ apiId }) => apiId !== undefined));
  const all = new Map(uses.map((use) => [use.name, use]));
  return [...all.values()].map(({ name, account, apiId, stage, auth }) => ({
    label: `${name}: account ${account}, not in this file`,
    nodes: [{ id: `${name} api`, lines: [`API ${apiId}`, `stage ${stage}, auth ${auth}`] }],
  }));
}

/** The legs of the calls of a matrix that are allowed. */
function edgesOf(
  { provider, consumer, callers, rows }: Matrix,
  kinds: readonly (readonly [Consumer, ...Consumer[]])[],
  providers: readonly ProviderWorld[],
): readonly Edge[] {
  const kind = kinds.find((all) => all.some(({ stackId }) => stackId === consumer));
  const drawn = kind?.[0].stackId ?? consumer;
  const service = providers.find((one) => one.provider.stackId === provider)?.provider.service;
  return callers.flatMap(({ client, endpoint, certificate }, i) => {
    const calls = rows.flatMap(({ route, verdicts }) => {
      const verdict = verdicts[i];
      if (!verdict?.allowed) return [];
      return [
        verdictText(`${consumer}/${client} ${route.method} ${samplePath(route)}`, verdict, (text) => text),
      ];
    });
    if (calls.length === 0) return [];
    const isClient = kind?.[0].clients.some(({ name }) => name === client.split("/")[0]);
    const start = isClient ? `${drawn}/${client.split("/")[0]}` : kind ? undefined : `outside ${consumer}`;
    const own = kind && (service?.entrance ? `${drawn} to ${provider}` : endpoint && `${drawn} endpoint`);
    const ways = [
      start,
      own,
      ...(service?.entrance && certificate ? [`${provider} entrance`, `${provider} own endpoint`] : []),
      `${provider} api`,
      ...(service ? [`${provider} functions`] : []),
    ].filter((way) => way !== undefined && way !== "");
    return ways
      .slice(1)
      .map((to, at) => ({ from: String(ways[at]), to: String(to), label: guardOf(String(to)), calls }));
  });
}

function guardOf(to: string): string {
  if (to.endsWith(" api")) return "resource policy";
  if (to.endsWith(" functions")) return "routes";
  if (to.endsWith(" entrance")) return "accepted, certificate";
  return to.endsWith("endpoint") ? "endpoint policy" : "PrivateLink";
}

/** One edge for all calls of one leg. */
export function merged(edges: readonly Edge[]): readonly Edge[] {
  const all = new Map<string, { readonly edge: Edge; readonly calls: Set<string> }>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    const one = all.get(key) ?? { edge, calls: new Set<string>() };
    for (const call of edge.calls) one.calls.add(call);
    all.set(key, one);
  }
  return [...all.values()].map(({ edge, calls }) => ({ ...edge, calls: [...calls] }));
}
