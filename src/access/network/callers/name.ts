import { referenceIn } from "../stack/reference";
import type { Stack } from "../stack/stack-json";

/**
 * A name under which a REST API is called, by the way that it is resolved.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
type Name =
  | { readonly kind: "own"; readonly endpoint: string }
  | { readonly kind: "association"; readonly endpoint: string; readonly api: string; readonly region: string }
  | { readonly kind: "api"; readonly api: string; readonly region: string };

/** Words for the ways, in a sentence. */
export const BY: Readonly<Record<Name["kind"], string>> = {
  own: "its own DNS name",
  association: "the name of API and endpoint",
  api: "private DNS",
};

const EXECUTE_API = /^(.+)\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?$/;
const ASSOCIATION = /^(.+)-(\$\{[^}]+\}|vpce-[0-9a-f]+)$/;

/** The name that a host is; undefined where no API answers under it. */
export function nameOf(stack: Stack, host: string): Name | undefined {
  const own = referenceIn(host);
  if (own)
    return own.attribute === "dns_entry[0].dns_name" ? { kind: "own", endpoint: own.address } : undefined;
  const [, label, region, china] = EXECUTE_API.exec(host) ?? [];
  if (label === undefined || region === undefined) return undefined;
  if (region.startsWith("cn-") !== (china !== undefined)) return undefined;
  const [, api, id] = ASSOCIATION.exec(label) ?? [];
  if (api === undefined || id === undefined)
    return isApi(label) ? { kind: "api", api: label, region } : undefined;
  const reference = referenceIn(id);
  if (reference && (reference.attribute !== "id" || !stack.resources.has(reference.address)))
    return undefined;
  return isApi(api) ? { kind: "association", endpoint: reference?.address ?? id, api, region } : undefined;
}

/** An id, or one expression for it. */
function isApi(label: string): boolean {
  return /^(?:[a-z0-9]+|\$\{[^}]+\})$/.test(label);
}
