import { isIP } from "node:net";
import type { ForwardedIPConfig } from "@aws-sdk/client-wafv2";
import { headerValues, type ReceivedRequest } from "../signature/canonical-request";

/** The address that a request is counted by, or, where it tells none, whether the rule matches it nevertheless. */
export type ForwardedAddress = { readonly address: string } | { readonly matches: boolean };

/**
 * The first address in a header. A request without the header is none of the rule's business, whatever the fallback is; that
 * is for a header without an address.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-forwarded-ip-address.html
 */
export function forwardedAddress(
  config: ForwardedIPConfig | undefined,
  { headers }: Pick<ReceivedRequest, "headers">,
): ForwardedAddress {
  const { HeaderName = "", FallbackBehavior } = config ?? {};
  if (!headers.some(([name]) => name.toLowerCase() === HeaderName.toLowerCase())) return { matches: false };
  const [first = ""] = headerValues(headers, HeaderName.toLowerCase()).split(",");
  return isIP(first.trim()) ? { address: first.trim() } : { matches: FallbackBehavior === "MATCH" };
}
