import { ANYONE } from "../../../access/declared/anyone";
import type { Matrix } from "../../../access/declared/matrix";
import { roleName } from "../../../access/intruders/probe";
import type { Grant } from "../../../model/grant";
import type { Provider } from "../../../model/provider";
import type { Group } from "../picture";
import { accountLabel } from "./account-label";
import type { ConsumerKind } from "./consumer-kinds";
import { apiId, othersId, outsideEndpointId, outsiderId } from "./node-ids";
import { AUTHS } from "./provider-group";

/** Everybody and everything that has no stack in the file: the internet, external consumers, and APIs that only their facts describe. */
export function outsideGroups(
  matrices: readonly Matrix[],
  kinds: readonly ConsumerKind[],
  providers: readonly Provider[],
): readonly Group[] {
  const external = new Map(
    providers.flatMap(({ grants }) =>
      grants.filter(({ isExternal }) => isExternal).map((grant) => [grant.consumer, grant]),
    ),
  );
  return [...internet(matrices, kinds), ...[...external.values()].map((one) => externalGroup(one, matrices))];
}

function internet(matrices: readonly Matrix[], kinds: readonly ConsumerKind[]): readonly Group[] {
  const anyone = matrices.some(({ consumer }) => consumer === ANYONE);
  const nodes = [
    ...(anyone ? [{ id: outsiderId(ANYONE, ANYONE), lines: [ANYONE, "no signature, no key"] }] : []),
    ...kinds.flatMap((kind) =>
      kind.members[0].clients.flatMap((client) =>
        client.type === "rest-front-door"
          ? [
              {
                id: othersId(kind, client.name),
                lines: [`callers of ${client.name}`, client.callers.map(({ name }) => name).join(", ")],
              },
            ]
          : [],
      ),
    ),
  ];
  return nodes.length > 0 ? [{ label: "internet", nodes }] : [];
}

function externalGroup({ consumer, account, reach }: Grant, matrices: readonly Matrix[]): Group {
  const callers = matrices.filter((one) => one.consumer === consumer).flatMap((one) => one.callers);
  const names = [...new Set(callers.map(({ client }) => client))];
  const endpoints = reach.kind === "endpoints" ? reach.ids : [];
  return {
    label: `${consumer}: account ${account}, not in this file`,
    nodes: names.map((name) => ({
      id: outsiderId(consumer, name),
      lines: [name.startsWith("arn:") ? `role ${roleName(name)}` : name, "not made here"],
    })),
    groups:
      endpoints.length > 0
        ? [
            {
              label: "VPC of its own",
              nodes: [
                { id: outsideEndpointId(consumer), lines: ["interface endpoint", endpoints.join(", ")] },
              ],
            },
          ]
        : [],
  };
}

/** The APIs that only their facts describe. */
export function describedApis(kinds: readonly ConsumerKind[]): readonly Group[] {
  const uses = kinds.flatMap(({ members: [first] }) =>
    first.uses.filter(({ apiId: id }) => id !== undefined),
  );
  const all = new Map(uses.map((use) => [use.name, use]));
  return [...all.values()].map(({ name, account, region, apiId: id, stage, auth }) => ({
    label: `${accountLabel({ stackId: name, account, region })}, not in this file`,
    nodes: [{ id: apiId(name), lines: [`REST API ${id}`, `stage ${stage}`, AUTHS[auth]] }],
  }));
}
