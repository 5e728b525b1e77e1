import { evaluate } from "../../evaluation/policy/evaluate";
import type { ReadDocument } from "../../evaluation/policy/read-document";
import type { Gateway } from "../picture/gateway";
import type { Signer } from "./request";

interface Permission {
  readonly allows: boolean;
  /** The policy that decided. @default none of the stack's did */
  readonly by?: string;
}

/** Decides whether the policies of a role let it invoke a path of a gateway. A Deny in one wins. */
export function mayInvoke(gateway: Gateway, signer: Signer, method: string, path: string): Permission {
  const resource = `arn:aws:execute-api:${gateway.region}:${gateway.account}:${SAMPLE_API}/$default/${method}${path}`;
  const { account } = signer;
  const roleName = signer.arn.slice(signer.arn.lastIndexOf("/") + 1);
  let permission: Permission = { allows: signer.isAllowedElsewhere };
  for (const { address, document } of gateway.policies.get(roleName) ?? []) {
    const context = { "aws:PrincipalArn": signer.arn, "aws:PrincipalAccount": account };
    const asked = { action: "execute-api:Invoke", resource, account, context };
    const { effect } = evaluate("identity-policy", readable(document, gateway), asked);
    if (effect === "deny") return { allows: false, by: address };
    if (effect === "allow") permission = { allows: true, by: address };
  }
  return permission;
}

/** An id of API Gateway's form, for one that AWS has not given yet. */
const SAMPLE_API = "a000000000";

const READ = new WeakMap<Gateway, Map<string, ReadDocument>>();

/** The document with sample texts where Terraform fills in the ARN of the API; read once for all calls of a gateway. */
function readable(document: string, gateway: Gateway): ReadDocument {
  const documents = READ.get(gateway) ?? new Map<string, ReadDocument>();
  READ.set(gateway, documents);
  const known = documents.get(document) ?? parsed(document, gateway);
  documents.set(document, known);
  return known;
}

function parsed(document: string, { region, account, api }: Gateway): ReadDocument {
  const arn = `arn:aws:execute-api:${region}:${account}:${SAMPLE_API}`;
  return JSON.parse(
    document
      .replaceAll(`\${${api}.execution_arn}`, arn)
      .replaceAll(`\${${api}.id}`, SAMPLE_API)
      .replace(/arn:aws[a-z-]*:execute-api/g, "arn:aws:execute-api"),
  ) as ReadDocument;
}
