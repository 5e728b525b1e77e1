import { encodeQuery } from "../send/percent";
import type { ApiRequest } from "../send/request";

/** A rule of the firewall whose decision depends on the request alone. */
interface FirewallRule {
  readonly name: string;
  /** The reason for which the rule blocks a request; undefined if it lets the request pass. */
  readonly objection: (request: ApiRequest) => string | undefined;
}

/**
 * The rules of AWS's core rule set that can block a legitimate request, in the order in which AWS evaluates
 * them. WAF's own answer says only `Forbidden`.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
const RULES: readonly FirewallRule[] = [
  {
    name: "NoUserAgent_HEADER",
    objection: ({ headers }) => (headers["user-agent"] ? undefined : "the request has no User-Agent"),
  },
  atMost("SizeRestrictions_QUERYSTRING", 2048, "the query", ({ query }) => encodeQuery(query).length),
  atMost(
    "SizeRestrictions_Cookie_HEADER",
    10_240,
    "the Cookie header",
    ({ headers }) => headers.cookie?.length ?? 0,
  ),
  atMost("SizeRestrictions_BODY", 8192, "the body", ({ body }) => body.length),
  atMost("SizeRestrictions_URIPATH", 1024, "the path", ({ path }) => path.length),
];

function atMost(
  name: string,
  most: number,
  what: string,
  bytesOf: (request: ApiRequest) => number,
): FirewallRule {
  return {
    name,
    objection: (request) => {
      const bytes = bytesOf(request);
      return bytes > most ? `${what} has ${bytes} bytes, at most ${most} pass` : undefined;
    },
  };
}

/**
 * The rule of AWS's core rule set that most likely blocked a request, the reason, and the key of the
 * provider's service that lets the request pass; undefined if no rule applies to the request.
 */
export function firewallRule(request: ApiRequest): string | undefined {
  for (const { name, objection } of RULES) {
    const reason = objection(request);
    if (reason !== undefined)
      return `most likely WAF's rule ${name} blocked it: ${reason} (waf.count: [${name}] lets it pass)`;
  }
  return undefined;
}
