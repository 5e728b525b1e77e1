import { version } from "../../../package.json";

/**
 * The User-Agent of the client, unless a call's own headers say otherwise: AWS's firewall blocks a request
 * without one. The signer leaves this header unsigned, since whatever stands between may rewrite it, and
 * nobody is let in by it.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export const USER_AGENT = `crosslink/${version}`;
