import { expected, type Finding } from "../../findings/finding";
import {
  type ClientDraft,
  type ConsumerDraft,
  clientsOf,
  consumersOf,
  type DeploymentDraft,
  type Member,
} from "../../outline/draft";
import { assumes } from "../roles/assumed-roles";

/** What is there for clients of one kind does nothing for a consumer that has none of them. */
export function unusedByClients(file: DeploymentDraft): readonly Finding[] {
  return consumersOf(file).flatMap((consumer) => [
    ...idleSessions(consumer),
    ...idleSts(consumer),
    ...idleLogs(consumer),
    ...idleRoles(consumer),
  ]);
}

/** Sessions are for instances. */
function idleSessions(consumer: Member<ConsumerDraft>): readonly Finding[] {
  const ssm = consumer.value?.endpoints?.ssm;
  if (ssm === undefined || !haveNo(consumer, ["instance"])) return [];
  const message = expected("no ssm where no client is an instance", String(ssm));
  return [{ path: [...consumer.path, "endpoints", "ssm"], message }];
}

/** STS is for those who assume a role. */
function idleSts(consumer: Member<ConsumerDraft>): readonly Finding[] {
  if (consumer.value?.endpoints?.sts !== true || assumes(consumer) !== false) return [];
  const message = expected("no STS endpoint where no client assumes a role", "true");
  return [{ path: [...consumer.path, "endpoints", "sts"], message }];
}

/** Logs are those of functions. */
function idleLogs(consumer: Member<ConsumerDraft>): readonly Finding[] {
  const logs = consumer.value?.logs;
  if (logs === undefined || !haveNo(consumer, ["lambda"])) return [];
  const message = expected("no logs where no client is a function", Object.keys(logs).join(" and "));
  return [{ path: [...consumer.path, "logs"], message, at: "key" }];
}

/** Roles are made for functions and instances. */
function idleRoles(consumer: Member<ConsumerDraft>): readonly Finding[] {
  const roles = consumer.value?.roles;
  if (roles === undefined || !haveNo(consumer, ["lambda", "instance"])) return [];
  const message = expected(
    "no roles where every client is a role that exists",
    Object.keys(roles).join(" and "),
  );
  return [{ path: [...consumer.path, "roles"], message, at: "key" }];
}

/** True if no client is of one of these types; false if the type of one is not known. */
function haveNo(consumer: Member<ConsumerDraft>, types: readonly ClientType[]): boolean {
  const clients = clientsOf(consumer);
  return (
    clients.length > 0 &&
    clients.every(({ value }) => value?.type !== undefined && !types.includes(value.type))
  );
}

type ClientType = NonNullable<ClientDraft["type"]>;
