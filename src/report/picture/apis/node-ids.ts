import type { Client, Consumer } from "../../../model/consumer";
import { alikeInOrder, type ConsumerKind } from "./consumer-kinds";

/** The id of a client's node: alike consumers share it. */
export function clientId({ members: [first] }: ConsumerKind, of: Consumer, name: string): string {
  return `${first.stackId} client ${alikeInOrder(of).findIndex((client) => client.name === name)}`;
}

/** The node of callers that the consumer does not make: roles that a use allows, or callers of a front door. */
export function othersId({ members: [first] }: ConsumerKind, of: string): string {
  return `${first.stackId} callers of ${of}`;
}

/** The balancer behind a front door. */
export function doorBalancerId({ members: [first] }: ConsumerKind): string {
  return `${first.stackId} balancer`;
}

export function endpointId({ members: [first] }: ConsumerKind, kind: EndpointKind): string {
  return `${first.stackId} endpoint ${kind}`;
}

type EndpointKind = "execute-api" | "sts" | "secretsmanager" | `entrance of ${string}`;

export function apiId(provider: string): string {
  return `${provider} api`;
}

export function accessRolesId(provider: string): string {
  return `${provider} access roles`;
}

export function entranceId(provider: string, part: "entry" | "verifier" | "endpoint"): string {
  return `${provider} entrance ${part}`;
}

export function functionId(provider: string, handler: string): string {
  return `${provider} function ${handler}`;
}

/** The node of a caller whose stack is not in the file. */
export function outsiderId(consumer: string, client: string): string {
  return `outside ${consumer} ${client}`;
}

export function outsideEndpointId(consumer: string): string {
  return `outside ${consumer} endpoint`;
}

/** True of a client whose calls begin at the internet. */
export function isDoor(client: Client): boolean {
  return client.type === "rest-front-door";
}
