import type { ProviderWorld } from "../../../access/world/world";
import type { Entrance } from "../../../model/mutual-tls/entrance";
import type { Backend, Provider, RestApi } from "../../../model/provider";
import { isPrivate } from "../../../model/services/traits";
import { filled, type Group, type Node } from "../picture";
import { accountLabel } from "./account-label";
import { accessRolesId, apiId, entranceId, functionId } from "./node-ids";

/** A provider's account: the API, the entrance in front of it, the functions behind it, and the roles that consumers assume. */
export function providerGroup({ provider, documents }: ProviderWorld): Group {
  const { stackId, service, backend } = provider;
  const behind = functionNodes(provider);
  const [role, ...more] = documents.accessRoles;
  const roles = role && {
    id: accessRolesId(stackId),
    lines:
      more.length === 0 ? ["access role", role.name] : [`${more.length + 1} access roles`, "one a consumer"],
  };
  return {
    label: accountLabel(provider),
    nodes: [
      { id: apiId(stackId), lines: apiLines(service) },
      ...(roles ? [roles] : []),
      ...(backend.network ? [] : behind),
    ],
    groups: filled([
      ...(service.entrance ? [entranceGroup(stackId, service.entrance)] : []),
      ...(backend.network ? [{ label: backendLabel(backend.network), nodes: behind }] : []),
    ]),
  };
}

function apiLines(service: RestApi): readonly string[] {
  const { auth, stage, waf } = service;
  const kind = isPrivate(service) ? "private REST API" : "regional REST API";
  return [kind, `stage ${stage}`, AUTHS[auth], waf ? "firewall (WAF)" : "no firewall"];
}

/** The authentication of an API's callers, in a reader's words. */
export const AUTHS: Readonly<Record<RestApi["auth"], string>> = {
  iam: "signed calls (IAM)",
  "api-key": "authorizer of keys",
  certificate: "authorizer of certificates",
  none: "no authorization",
};

function entranceGroup(stackId: string, { network, trustStore, domain }: Entrance): Group {
  const { authorities, revocationLists } = trustStore;
  const lists = revocationLists.length;
  return {
    label: `VPC ${network.cidr}, zones ${network.zones.join(", ")}`,
    nodes: [
      { id: entranceId(stackId, "entry"), lines: ["endpoint service", "network balancer"] },
      {
        id: entranceId(stackId, "verifier"),
        lines: [
          "mutual TLS balancer",
          domain.name,
          authorities.length === 1 ? "1 authority" : `${authorities.length} authorities`,
          lists === 1 ? "1 revocation list" : `${lists} revocation lists`,
        ],
      },
      { id: entranceId(stackId, "endpoint"), lines: ["execute-api endpoint", "interface, policy"] },
    ],
  };
}

/** The most functions that are drawn one by one. */
const DRAWN_ONE_BY_ONE = 6;

function functionNodes(provider: Provider): readonly Node[] {
  const names = handlerNames(provider.service);
  if (names.length > DRAWN_ONE_BY_ONE)
    return [{ id: functionId(provider.stackId, ""), lines: [`${names.length} functions`, "Lambda"] }];
  const { table } = provider.backend;
  return names.map((name) => ({
    id: functionId(provider.stackId, name),
    lines: [name, "Lambda function", ...(table && name === "identity" ? ["with a DynamoDB table"] : [])],
  }));
}

/** The node of the function behind an operation. */
export function functionOf({ stackId, service }: Provider, handler: string): string {
  return functionId(stackId, handlerNames(service).length > DRAWN_ONE_BY_ONE ? "" : handler);
}

function handlerNames({ operations }: RestApi): readonly string[] {
  return [...new Set(operations.map(({ handler }) => handler))];
}

function backendLabel(network: NonNullable<Backend["network"]>): string {
  if (network.kind === "adopted") return `VPC ${network.vpcId}, exists`;
  const endpoint = network.dynamodbEndpoint ? ", DynamoDB endpoint" : "";
  return `VPC ${network.cidr}, zones ${network.zones.join(", ")}${endpoint}`;
}
