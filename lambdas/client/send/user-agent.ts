/**
 * The version of `package.json`, which is not imported: its other keys would take part in how esbuild names things, so that a
 * package more would change every client's zip.
 */
const VERSION = "0.1.0";

/**
 * The User-Agent of the client, unless the call's own headers have one. AWS's firewall blocks requests
 * without this header. The signer leaves it unsigned: intermediaries may rewrite it, and no access depends
 * on its value.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export const USER_AGENT = `crosslink/${VERSION}`;
