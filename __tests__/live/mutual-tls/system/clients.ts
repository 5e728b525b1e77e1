import { PutSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { stateKey } from "../../../../src/model/aws/names";
import { deployedFunction } from "../../gateway/functions/deployed-function";
import {
  callPrivately,
  type PrivateAnswer,
  type PrivateCall,
} from "../../gateway/private-names/call-privately";
import type { CallerPlace } from "../../gateway/private-names/caller-place";
import type { SampleIdentity } from "../../support/certificates/sample-authority";
import { BILLING, DOMAIN, ORDERS } from "./deployment";
import type { MutualTls } from "./system";

const ACCOUNT_OF = { orders: ORDERS, billing: BILLING };

/** A consumer of the deployment. */
export type ConsumerName = keyof typeof ACCOUNT_OF;

/** The account of a consumer, and the function of its client `caller`. */
export function callerOf(consumer: ConsumerName) {
  return { account: ACCOUNT_OF[consumer], functionName: `shop-${consumer}-caller` };
}

/** Fills a client's secret, as its owner does. */
export async function fillSecret(
  { account, state }: MutualTls,
  consumer: ConsumerName,
  client: string,
  { certificate, privateKey }: SampleIdentity,
): Promise<void> {
  const { client_certificate_secret_arns: arns } = await outputs({ state }, consumer);
  const SecretString = JSON.stringify({ certificate, privateKey });
  const SecretId = (arns as Readonly<Record<string, string>>)[client];
  await account(ACCOUNT_OF[consumer]).secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
}

/** Calls by TLS from where a consumer's function is, without code of Crosslink. */
export async function callFrom(
  system: MutualTls,
  consumer: ConsumerName,
  call: Partial<PrivateCall>,
): Promise<PrivateAnswer> {
  return callPrivately(system.gateway, await placeOf(system, consumer), {
    ...{ name: DOMAIN, path: "/", headers: [["user-agent", "by-hand"]] },
    ...call,
  });
}

async function placeOf({ account }: MutualTls, consumer: ConsumerName): Promise<CallerPlace> {
  const { account: id, functionName } = callerOf(consumer);
  const { vpcId = "", subnetIds, groupIds } = await deployedFunction(account(id), functionName);
  return { account: id, vpcId, subnetIds, groupIds };
}

/** The facts that a stack tells others. */
export async function outputs(
  { state }: Pick<MutualTls, "state">,
  stackId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const text = await state.read(stateKey("crosslink", "shop", stackId));
  const { outputs: written } = JSON.parse(text) as { outputs: Record<string, { readonly value: unknown }> };
  return Object.fromEntries(Object.entries(written).map(([name, { value }]) => [name, value]));
}
