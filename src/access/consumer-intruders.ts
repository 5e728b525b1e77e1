import type { Use } from "../model/deployment";
import { samplePath } from "../model/routing";
import { accessRoleArn, type ClientDocuments } from "../policies/consumer-documents";
import type { Api, Caller, Verdict } from "./call";
import { decideAssumption, decideCall } from "./decide";
import { type Probe, STRANGER, stranger } from "./intruders";
import { targetsBeside } from "./targets";
import type { ConsumerWorld } from "./world";

/**
 * The calls that a consumer must refuse by each of its own documents alone: all others, the providers' too, are
 * taken to allow everything. An endpoint is then no way out to other APIs, and a client's role good for no more
 * than its routes.
 */
export function consumerProbes(consumer: ConsumerWorld): readonly Probe[] {
  return [
    ...consumer.consumer.uses.flatMap((use) => endpointProbes(consumer, use)),
    ...consumer.documents.clients.flatMap((client) => clientProbes(consumer, client)),
  ];
}

function endpointProbes({ consumer, endpoint, apis }: ConsumerWorld, use: Use): readonly Probe[] {
  const api = apis[use.name];
  const [route] = use.routes;
  if (endpoint.policy === undefined || api === undefined || route === undefined) return [];
  const asked = { api: open(api), endpoint, stage: use.stage, method: route.method, path: samplePath(route) };
  const refused = (sentence: string, verdict: Verdict): Probe => ({
    path: `consumers.${consumer.stackId}`,
    sentence: `${sentence} through the endpoint of ${consumer.stackId}`,
    guard: `endpoint policy of ${consumer.stackId}: Allow of ${use.name}`,
    verdict,
  });
  const callers: readonly [string, Caller | undefined][] = [
    [`another role of account ${consumer.account}`, stranger(consumer.account, consumer.region)],
    ["a role of another account", stranger(STRANGER, consumer.region)],
    ["an unsigned caller", undefined],
  ];
  return [
    ...(use.auth === "iam"
      ? callers.map(([words, caller]) => refused(words, decideCall({ ...asked, caller })))
      : []),
    ...wrongTargets(use, api).map(({ words, ...target }) =>
      refused(
        `any caller for ${words}`,
        decideCall({ ...asked, caller: rightCaller(endpoint.policy, use), ...target }),
      ),
    ),
  ];
}

function clientProbes(
  { consumer, documents, apis }: ConsumerWorld,
  { client, use, roleArn: arn, policy }: ClientDocuments,
): readonly Probe[] {
  const api = apis[use.name];
  if (api === undefined) return [];
  const caller = { arn, account: consumer.account, identityPolicy: policy };
  const refused = (words: string, guard: string, verdict: Verdict): Probe => ({
    path: `consumers.${consumer.stackId}.clients.${client.name}`,
    sentence: `${client.name} of ${consumer.stackId} ${words}`,
    guard,
    verdict,
  });
  if (client.auth === "direct") {
    return wrongTargets(use, api).map(({ words, ...target }) =>
      refused(`for ${words}`, `identity policy of ${arn}`, decideCall({ caller, ...target })),
    );
  }
  const role = { arn: accessRoleArn(use), account: use.account };
  const otherRole = { ...role, arn: `${role.arn}-other` };
  const endpoint = { id: "", owner: consumer.stackId, policy: documents.stsEndpointPolicy };
  const others = { ...stranger(consumer.account, consumer.region) };
  return [
    refused(
      "assuming another role",
      `identity policy of ${arn}`,
      decideAssumption({ caller, role: otherRole }),
    ),
    ...(consumer.endpoints.sts
      ? [
          refused(
            "by another role assuming the access role",
            `STS endpoint policy of ${consumer.stackId}`,
            decideAssumption({ caller: others, role, endpoint }),
          ),
          refused(
            "through the STS endpoint assuming another role",
            `STS endpoint policy of ${consumer.stackId}`,
            decideAssumption({ caller: { ...caller, identityPolicy: undefined }, role: otherRole, endpoint }),
          ),
        ]
      : []),
  ];
}

function wrongTargets(use: Use, api: Api) {
  const [route] = use.routes;
  if (route === undefined) return [];
  const asked = { words: "another API", stage: use.stage, method: route.method, path: samplePath(route) };
  return [
    { ...asked, api: { ...open(api), id: "zzzzzzzzzz" } },
    ...targetsBeside(use.routes, use.stage).map((target) => ({ ...target, api: open(api) })),
  ];
}

/** The API with documents and routes that let everything through. */
function open(api: Api): Api {
  return { ...api, resourcePolicy: undefined, routes: undefined };
}

/** A caller that the endpoint's policy names, whose own policy lets everything through. */
function rightCaller(policy: ConsumerWorld["endpoint"]["policy"], use: Use): Caller | undefined {
  const arns =
    policy?.Statement.flatMap(({ Condition }) => Condition?.ArnEquals?.["aws:PrincipalArn"] ?? []) ?? [];
  const [arn] = arns;
  return use.auth === "iam" && arn ? { arn, account: arn.split(":")[4] ?? "" } : undefined;
}
