import type { Caller } from "../../callers/caller";
import { variablesOf } from "../../callers/variables";
import { referent, textOf } from "../../stack/reference";
import type { Resource, Stack } from "../../stack/stack-json";

/** The variables of a function that shows a certificate. */
export const CERTIFICATE_VARIABLES: ReadonlySet<string> = new Set([
  ...["API_DOMAIN", "API_REGION", "CERTIFICATE_SECRET_ARN", "DEFAULT_ROUTE", "TIMEOUT_SECONDS"],
]);

/** A function that calls a domain with a certificate; undefined where it is told of neither. */
export function certificateFunction(stack: Stack, resource: Resource): Caller | undefined {
  const { API_DOMAIN, API_REGION, CERTIFICATE_SECRET_ARN } = variablesOf(resource);
  if (API_DOMAIN === undefined && CERTIFICATE_SECRET_ARN === undefined) return undefined;
  return {
    ...calling(resource, textOf(stack, API_DOMAIN)),
    region: textOf(stack, API_REGION) ?? "",
    certificate: referent(stack, CERTIFICATE_SECRET_ARN, "arn"),
    needs: ["secretsmanager"],
  };
}

const SECRET = /--secret-id '([^']+)'/;
const URL = /'https:\/\/([^/\s']+)\/[^']*'/;
const SIGNED = /--aws-sigv4 aws:amz:([a-z0-9-]*):/;

/** An instance on which people call a domain with a certificate; undefined where their command has none. */
export function certificateInstance(stack: Stack, resource: Resource, curl: string): Caller | undefined {
  if (!curl.includes("--cert ")) return undefined;
  return {
    ...calling(resource, URL.exec(curl)?.[1]),
    region: SIGNED.exec(curl)?.[1],
    certificate: referent(stack, SECRET.exec(curl)?.[1], "arn"),
    command: curl,
    needs: ["secretsmanager", "ssm", "ssmmessages"],
  };
}

function calling(resource: Resource, domain = "") {
  return { resource, address: resource.address, connectTo: domain, host: domain, domain };
}
