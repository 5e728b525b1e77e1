import { roleArn } from "../../../model/aws/arn";
import { physicalName } from "../../../model/aws/names";
import { CLIENTS, type ClientTraits } from "../../../model/clients/traits";
import type { Client } from "../../../model/consumer";
import type { ClientDraft, ConsumerDraft, Member } from "../draft";
import type { PartyOutline } from "../party";
import { anyOf } from "../unknown";
import type { DoorCallerOutline } from "./door-caller";
import type { UseOutline } from "./use";

/** A client by itself. */
export interface CallerOutline extends Member<ClientDraft> {
  readonly type?: Client["type"];
  readonly auth?: Client["auth"];
  /** The name of what it uses. */
  readonly uses?: string;
  /** The name of the role that is made for it; undefined where it is a role itself. */
  readonly roleName?: string;
  /** The role that it is; undefined where one is made. */
  readonly existingArn?: string;
}

/** A client with what it calls. */
export interface ClientOutline extends CallerOutline {
  /** Undefined where the consumer has no use of that name. */
  readonly use?: UseOutline;
  /** Those who call through it, if it is a front door. */
  readonly doorCallers: readonly DoorCallerOutline[];
}

export function callerOutline(
  member: Member<ClientDraft>,
  consumer: PartyOutline<ConsumerDraft>,
): CallerOutline {
  const { type, uses } = member.value ?? {};
  const exists = type !== undefined && !CLIENTS[type].isMade;
  return {
    ...member,
    type,
    auth: member.value && authOf(member.value),
    // The schema looks at nothing else where it refuses the type.
    uses: typeof uses === "string" ? uses : undefined,
    roleName: exists ? undefined : consumer.physicalName && physicalName(consumer.physicalName, member.name),
    existingArn: exists && member.value ? existingArn(member.value, consumer) : undefined,
  };
}

/** A front door sends the key of its use. */
function authOf(client: ClientDraft): Client["auth"] | undefined {
  if (client.type === "rest-front-door") return "api-key";
  return "auth" in client ? client.auth : undefined;
}

function existingArn(
  client: ClientDraft,
  { account, region }: PartyOutline<ConsumerDraft>,
): string | undefined {
  if ("arn" in client && client.arn !== undefined) return client.arn;
  if (!("role" in client) || client.role === undefined) return undefined;
  return account && region && roleArn({ account, region }, client.role);
}

/** True if one of the clients has a trait. */
export function anyClient(clients: readonly CallerOutline[], trait: keyof ClientTraits): boolean | undefined {
  if (clients.length === 0) return undefined;
  return anyOf(clients.map(({ type }) => type && CLIENTS[type][trait]));
}

/** True if one of the clients assumes a role, be it for one use; unknown where it is of any of them what it calls and how. */
export function anyAssumes(clients: readonly CallerOutline[], use?: string): boolean | undefined {
  if (clients.some(({ auth, uses }) => auth === "assume-role" && (use ?? uses) === uses)) return true;
  return isClear(clients) ? false : undefined;
}

/** True if one of the clients reads a secret: the key that it sends, or the certificate that it shows. */
export function anyReadsSecrets(clients: readonly CallerOutline[]): boolean | undefined {
  return anyOf(clients.map(({ auth }) => auth && (auth === "api-key" || auth === "certificate")));
}

/** True if one of the clients is of a kind. */
export function anyIs(clients: readonly CallerOutline[], kind: Client["type"]): boolean | undefined {
  return anyOf(clients.map(({ type }) => type && type === kind));
}

/** True if of each client it is known what it calls and how. */
export function isClear(clients: readonly CallerOutline[]): boolean {
  return clients.length > 0 && clients.every(({ auth, uses }) => auth !== undefined && uses !== undefined);
}
