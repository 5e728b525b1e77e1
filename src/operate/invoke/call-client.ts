import { KEY_HEADER } from "../../../lambdas/keys/key-header";
import { physicalName } from "../../model/aws/names";
import type { HttpGateway } from "../../model/gateway/gateway";
import { callFunction } from "./call-function";
import { callOverHttps, type Fetch } from "./call-over-https";
import type { CalledRoute } from "./called-route";
import type { NamedClient } from "./named-clients";
import type { Called } from "./outcome";
import type { PartyAccess } from "./party-access";

/** What a caller gives for the calls of all clients. */
export interface Given {
  readonly route?: CalledRoute;
  /** A key of a caller of front doors. */
  readonly key?: string;
  /** A token for gateways that ask for one. */
  readonly token?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: Fetch;
}

/** Has a client call its API, in the way of its kind. */
export async function callClient(one: NamedClient, given: Given, access: PartyAccess): Promise<Called> {
  const { client, party } = one;
  switch (client.type) {
    case "lambda":
      return callFunction(await access.aws(party), {
        functionName: physicalName(party.name, client.name),
        route: given.route,
        headers: given.headers,
      });
    case "instance":
      return manual(commandsOf((await access.outputs(party)).client_commands, client.name));
    case "role":
      return manual(`call as ${client.roleArn}, from the workload that has this role`);
    case "rest-front-door": {
      const key = given.key ?? given.headers[KEY_HEADER];
      if (key === undefined) return manual("give the key of one of its callers with --key");
      const urls = (await access.outputs(party)).front_door_urls as
        | Readonly<Record<string, string>>
        | undefined;
      return overHttps(one, urls?.[client.name], {
        ...given,
        headers: { ...given.headers, [KEY_HEADER]: key },
      });
    }
    case "http-gateway":
      return callGateway(one, client, given, access);
  }
}

async function callGateway(
  one: NamedClient,
  { access: callers }: HttpGateway,
  given: Given,
  access: PartyAccess,
): Promise<Called> {
  if (callers.kind === "iam")
    return manual("call with the signature of one of its callers, whose roles are theirs alone");
  const { token, headers } = given;
  if (callers.kind === "jwt" && token === undefined && headers.authorization === undefined)
    return manual(`give a token of ${callers.issuer} with --token`);
  const url = (await access.outputs(one.party)).gateway_url;
  const sent = token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` };
  return overHttps(one, url as string | undefined, { ...given, headers: sent });
}

async function overHttps(
  { party, routes }: NamedClient,
  url: string | undefined,
  given: Given,
): Promise<Called> {
  if (url === undefined)
    return {
      result: "failed",
      reason: `expected a URL among the outputs of ${party.stackId}, got none; deploy it first`,
    };
  const route = given.route ?? routes.find(({ path }) => !path.includes("{"));
  if (route === undefined) return manual('name a route without parameters with --route "GET /..."');
  const method = route.method === "ANY" ? "GET" : route.method;
  return callOverHttps(given.fetch, url, { method, path: route.path }, given.headers);
}

function commandsOf(all: unknown, name: string): string {
  const commands = (all as Readonly<Record<string, Readonly<Record<string, string>>>> | undefined)?.[name];
  return commands ? `${commands.start_session}  # then there: ${commands.curl}` : "deploy it first";
}

function manual(reason: string): Called {
  return { result: "manual", reason };
}
