import { functionArn } from "../../../../../src/model/aws/arn";
import type { FunctionProcess } from "../../../gateway/functions/process/function-process";
import { writeEntry } from "../../../gateway/logs/write-entry";
import { type ConsumerName, callerOf, callFrom, fillSecret } from "../../../mutual-tls/system/clients";
import { PROVIDER, SUBJECTS } from "../../../mutual-tls/system/deployment";
import type { MutualTls } from "../../../mutual-tls/system/system";
import { REGION } from "../../../support/accounts/accounts";
import type { SampleIdentity } from "../../../support/certificates/sample-authority";
import { call } from "../system";

export const nameOf = {
  provider: "shop-provider",
  authorizer: "shop-provider-authorizer",
  verifier: "shop-provider-alb",
  ownEndpoint: "shop-provider-execute-api",
  ordersEndpoint: "shop-orders-provider",
};

/** Fills the secrets of all clients, as their owners do. */
export async function fillAll(system: MutualTls): Promise<void> {
  const { clients } = system.authorities;
  for (const [consumer, client] of [
    ["orders", "caller"],
    ["orders", "shell"],
    ["billing", "caller"],
  ] as const)
    await fillSecret(system, consumer, client, await clients.issue(SUBJECTS[consumer]));
}

/** The length of each process's log that CloudWatch has already. */
const written = new WeakMap<FunctionProcess, number>();

/** Has CloudWatch and the bucket get what the authorizer and the balancer have logged. */
export async function writeLogs({ gateway, account }: MutualTls): Promise<void> {
  await gateway.logsWritten();
  const process = await gateway.lambda.backend(
    functionArn({ account: PROVIDER, region: REGION }, nameOf.authorizer),
  );
  const { output } = process;
  const lines = output.slice(written.get(process) ?? 0).split("\n");
  written.set(process, output.length);
  for (const line of lines.filter((one) => one.startsWith("{")))
    await writeEntry(account(PROVIDER), `/aws/lambda/${nameOf.authorizer}`, line);
}

const ROUTES = { orders: "/", billing: "/invoices" };

/** Has a consumer's function call its route. */
export async function callByFunction(system: MutualTls, consumer: ConsumerName) {
  const { account, functionName } = callerOf(consumer);
  await system.gateway.look();
  const event = { method: "GET", path: ROUTES[consumer] } as const;
  const answer = await call(system, functionName, event, {}, account);
  await writeLogs(system);
  return answer;
}

/** Calls by hand, with a certificate, from where the function of `orders` is. */
export async function callByHand(system: MutualTls, identity: SampleIdentity) {
  const answer = await callFrom(system, "orders", { identity });
  await writeLogs(system);
  return answer;
}

/** A right certificate of a consumer. */
export function rightIdentity({ authorities }: MutualTls, consumer: ConsumerName): Promise<SampleIdentity> {
  return authorities.clients.issue(SUBJECTS[consumer]);
}
