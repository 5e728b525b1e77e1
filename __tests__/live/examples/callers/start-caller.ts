import { accountOf } from "../../../../src/model/aws/arn";
import type { RoleClient } from "../../../../src/model/consumer";
import { isPublic } from "../../../../src/model/services/traits";
import { intruder } from "../../data-path/system/intruder";
import type { Gateway } from "../../gateway/gateway";
import type { Account } from "../../support/accounts/accounts";
import type { DeployedExample } from "../deployed-example";
import type { ExampleFile } from "../example-file";
import { anyone } from "./anyone";
import type { Caller, ClientName, Who } from "./caller";
import { functionCaller } from "./function-caller";
import { instanceCaller } from "./instance-caller";
import { keyCaller } from "./key-caller";
import { readKey } from "./read-key";
import { roleCaller } from "./role-caller";

/** A consumer's outputs about its clients, by the clients' names. */
interface ClientFacts {
  readonly endpoint_ids?: Readonly<Record<string, string>>;
  readonly client_functions: Readonly<Record<string, string>>;
  readonly client_role_arns: Readonly<Record<string, string>>;
  readonly client_instances?: Readonly<Record<string, string>>;
  readonly client_commands?: Readonly<Record<string, { readonly curl: string }>>;
  /** `https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod` */
  readonly front_door_urls?: Readonly<Record<string, string>>;
  /** By the callers' names. */
  readonly front_door_secret_arns?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By the uses' names. */
  readonly api_key_secret_arns?: Readonly<Record<string, string>>;
}

/**
 * Starts a caller.
 * @param asAnotherRole true = a function gets the credentials of a role that its account allows to call everything
 */
export function startCaller(example: DeployedExample, who: Who, asAnotherRole = false): Promise<Caller> {
  return who === "anyone" ? startAnyone(example) : startClient(example, who, asAnotherRole);
}

async function startAnyone({ files, gateway }: DeployedExample): Promise<Caller> {
  for (const file of files) {
    const open = file.deployment.providers.find(({ service }) => isPublic(service));
    if (open === undefined) continue;
    const { api_id, api_stage } = await file.facts(open.stackId);
    return anyone(gateway, String(api_id), String(api_stage));
  }
  throw new Error("there is no public API");
}

async function startClient(
  example: DeployedExample,
  [stackId, client, caller]: ClientName,
  asAnotherRole: boolean,
): Promise<Caller> {
  const { files, gateway, system } = example;
  const file = files.find(({ stackIds }) => stackIds.includes(stackId));
  const consumer = file?.deployment.consumers.find((one) => one.stackId === stackId);
  if (file === undefined || consumer === undefined) throw new Error(`there is no consumer ${stackId}`);
  const { account } = consumer;
  const role = consumer.clients.find((one) => one.name === client);
  if (role?.type === "role") return startRole(example, file, stackId, role, asAnotherRole);
  const facts = (await file.facts(stackId)) as unknown as ClientFacts;
  if (caller !== undefined) return startDoorCaller(gateway, system.account(account), facts, client, caller);
  const instanceId = facts.client_instances?.[client];
  const curl = facts.client_commands?.[client]?.curl;
  const roleArn = facts.client_role_arns[client] ?? "";
  if (instanceId && curl)
    return instanceCaller(gateway, system.account(account), { instanceId, curl, roleArn });
  const credentials = asAnotherRole ? await intruder({ ...system, gateway }, account, "other") : undefined;
  return functionCaller(gateway, account, facts.client_functions[client] ?? "", { credentials });
}

/** Somebody on the internet with the key that a front door's caller was given. */
async function startDoorCaller(
  gateway: Gateway,
  account: Account,
  facts: ClientFacts,
  door: string,
  caller: string,
): Promise<Caller> {
  const { hostname: host, pathname } = new URL(facts.front_door_urls?.[door] ?? "");
  const secretArn = facts.front_door_secret_arns?.[door]?.[caller] ?? "";
  return keyCaller(gateway, await readKey(account, secretArn), { host, stage: pathname.slice(1) });
}

async function startRole(
  { gateway, system }: DeployedExample,
  file: ExampleFile,
  stackId: string,
  { roleArn, use }: RoleClient,
  asAnotherRole: boolean,
): Promise<Caller> {
  const { endpoint_ids: endpointIds } = (await file.facts(stackId)) as unknown as ClientFacts;
  const { api_id, api_stage } = await file.facts(use.name);
  const signer = asAnotherRole
    ? await intruder({ ...system, gateway }, accountOf(roleArn), "other")
    : await gateway.sessions.begin(roleArn, "task");
  return roleCaller(gateway, signer, {
    apiId: String(api_id),
    stage: String(api_stage),
    endpointId: endpointIds?.[use.name],
  });
}
