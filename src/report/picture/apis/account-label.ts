import type { Party } from "../../../model/party";

/** `consumer: account 222222222222, eu-west-1` */
export function accountLabel({
  stackId,
  account,
  region,
}: Pick<Party, "stackId" | "account" | "region">): string {
  return `${stackId}: account ${account}, ${region}`;
}
