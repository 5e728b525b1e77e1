import { callingRoleArn } from "../../model/consumer";
import { answeringRoute } from "../../model/routes/routing";
import type { ExaminedCall } from "./examined-call";
import type { LiveEndpoint } from "./facts/endpoints";
import type { AccessEntry } from "./facts/logs/access-log";
import type { ClientEntry } from "./facts/logs/client-log";

/**
 * The refusals of a call in the access log, the latest first. A caller is known by the role of its session, and where it is anonymous
 * by the endpoint that it came through. A refusal is over once that role was answered on the route.
 * @param endpoint the consumer's; absent = calls come over the internet
 */
export function openRefusals(
  log: readonly AccessEntry[],
  call: ExaminedCall,
  endpoint: Pick<LiveEndpoint, "id"> | undefined,
): readonly AccessEntry[] {
  return ofCall(log, call, endpoint).filter(
    (entry, i, all) => entry.status >= 400 && !all.slice(0, i).some((later) => later.status < 400),
  );
}

/** Every refusal of a call, whatever became of later ones: what a firewall blocks depends on each request. */
export function refusals(
  log: readonly AccessEntry[],
  call: ExaminedCall,
  endpoint: Pick<LiveEndpoint, "id"> | undefined,
): readonly AccessEntry[] {
  return ofCall(log, call, endpoint).filter(({ status }) => status >= 400);
}

function ofCall(
  log: readonly AccessEntry[],
  call: ExaminedCall,
  endpoint: Pick<LiveEndpoint, "id"> | undefined,
): readonly AccessEntry[] {
  return log
    .filter((entry) => isOfRoute(entry, call) && isOfCaller(entry, call, endpoint))
    .toSorted((a, b) => b.at - a.at);
}

export function isOfRoute(
  { method, path, resourcePath }: AccessEntry,
  { route, use, provider }: ExaminedCall,
): boolean {
  if (method !== route.method) return false;
  if (resourcePath === route.path) return true;
  const requested = path?.replace(new RegExp(`^/${use.stage}(?=/|$)`), "") || "/";
  return answeringRoute(provider?.service.routes ?? use.routes, method, requested)?.path === route.path;
}

function isOfCaller(
  { userArn, principalId, endpointId }: AccessEntry,
  { client, use, consumer }: ExaminedCall,
  endpoint: Pick<LiveEndpoint, "id"> | undefined,
): boolean {
  if (userArn !== undefined && use.auth === "iam") return isSessionOf(userArn, callingRoleArn(client));
  // Behind an entrance all calls come from the API's own endpoint; its authorizer tells whose they are.
  if (use.entrance) return principalId === undefined || principalId === consumer.stackId;
  return endpoint === undefined || endpointId === undefined || endpointId === endpoint.id;
}

/** True if a session's ARN is one of a role: `arn:aws:sts::111111111111:assumed-role/app/session`. */
function isSessionOf(userArn: string, roleArn: string): boolean {
  const [, , , , account, name = ""] = userArn.split(":");
  const [, , , , roleAccount, role = ""] = roleArn.split(":");
  return account === roleAccount && name.split("/")[1] === role.split("/").at(-1);
}

/** The failures that a client's function logged, the latest first: those after its last answer. */
export function openFailures(log: readonly ClientEntry[], { route }: ExaminedCall): readonly ClientEntry[] {
  const latest = log
    .filter(
      ({ method, path }) => method === undefined || (method === route.method && isPath(path, route.path)),
    )
    .toSorted((a, b) => b.at - a.at);
  const answered = latest.findIndex(({ reason }) => reason === undefined);
  return answered === -1 ? latest : latest.slice(0, answered);
}

function isPath(path: string | undefined, routePath: string): boolean {
  return (
    path === undefined || answeringRoute([{ method: "GET", path: routePath }], "GET", path) !== undefined
  );
}

/** A refusal in words: `12:03:07 403 "User: ... is not authorized"`. */
export function refusalWords({ at, status, messages, integrationError, responseType }: AccessEntry): string {
  const said = messages[0] ?? integrationError ?? responseType;
  return `${timeOfDay(at)} ${status}${said === undefined ? "" : ` ${said}`}`;
}

export function failureWords({ at, status, message }: ClientEntry): string {
  return `${timeOfDay(at)} ${status}${message === undefined ? "" : ` ${message}`}`;
}

export function timeOfDay(at: number): string {
  return `${new Date(at).toISOString().slice(11, 19)}Z`;
}
