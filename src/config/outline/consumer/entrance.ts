import { slotOf } from "../../../model/gateway/slots";
import type { Member, UseDraft } from "../draft";
import type { EntranceOutline } from "../provider/entrance";
import { defaulted } from "../unknown";

/** The entrance of an API that a consumer uses. */
export interface UsedEntranceOutline {
  /** The name that callers use. */
  readonly domain?: string;
  /** The zones that it can be reached in, by id. */
  readonly zones?: readonly string[];
  /** The place of the consumer's endpoint among the addresses of a subnet. */
  readonly slot?: number;
}

/** @param slots the number of addresses that endpoints can take in a subnet of the consumer */
export function usedEntranceOutline(
  { name, value }: Member<UseDraft>,
  slots: number | undefined,
  { domain, zones }: Pick<EntranceOutline, "domain" | "zones"> = {},
): UsedEntranceOutline {
  return { domain, zones, slot: defaulted(value, "slot", slots && slotOf(name, slots)) };
}
