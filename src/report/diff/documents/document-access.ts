import { exactly } from "../../../access/classes/text/pattern";
import type { Decision, PolicyRequest } from "../../../access/evaluation/policy/evaluate";
import { documentWords } from "../../../access/evaluation/wording";
import type { AccessChange, Explanation } from "../access-change";
import { type RoleNames, roleNames } from "../calls/call-words";
import { statementOf } from "../calls/explained-call";
import { NO_POLICY } from "../calls/offered-api";
import { type Pair, paired, type Side } from "../side";
import { type ListedDocument, listedDocuments } from "./listed-documents";
import { policyChanges } from "./policy-changes";

/** The kinds of policy that decide about more than calls: who assumes a role, who reads a secret, who uses the key that encrypts it. */
const KINDS = ["trust-policy", "secret-policy", "key-policy"] as const;

/** Who may assume roles, or read keys and certificates, by one side only: as far as the policy of the role, secret or key says. */
export function documentAccess(before: Side, after: Side): readonly AccessChange[] {
  const names = roleNames([after.world, before.world]);
  const [earlier, later] = [before, after].map(({ world }) => listedDocuments(world).filter(isDeciding));
  return paired(earlier ?? [], later ?? [], ({ ref }) => documentWords(ref)).flatMap((pair) =>
    isSame(pair) ? [] : changesOf(pair, names),
  );
}

type DocumentPair = Pair<ListedDocument>;

function isDeciding({ ref }: ListedDocument): boolean {
  return KINDS.some((kind) => kind === ref.kind);
}

function isSame({ before, after }: DocumentPair): boolean {
  return JSON.stringify(before?.policy) === JSON.stringify(after?.policy);
}

/** One change of each caller and action: the requests of all classes that both policies together tell apart are decided. */
function changesOf(pair: DocumentPair, names: RoleNames): readonly AccessChange[] {
  const ref = (pair.after ?? pair.before)?.ref;
  const kind = KINDS.find((one) => one === ref?.kind);
  if (ref === undefined || kind === undefined) return [];
  const [before, after] = [pair.before, pair.after].map((one) => one?.policy ?? NO_POLICY) as [
    Policy,
    Policy,
  ];
  // Such a policy is about what it is attached to.
  const resources = [[exactly(kind === "trust-policy" ? ref.owner : "*")]];
  const found = new Map<string, AccessChange>();
  for (const change of policyChanges(kind, before, after, { resources })) {
    const { is, request } = change;
    const caller = principalOf(request, names);
    const key = [is, caller, request.action].join("\n");
    if (found.has(key)) continue;
    found.set(key, {
      ...{ is, kind: kind === "trust-policy" ? "assumption" : "reading", of: ref.owner },
      ...{ what: request.action, caller, way: `as its ${kind.replace("-", " ")} says` },
      witness: witnessOf(request, ref.owner),
      before: explanation(pair.before, change.before),
      after: explanation(pair.after, change.after),
    });
  }
  return [...found.values()];
}

type Policy = ListedDocument["policy"];

function explanation(listed: ListedDocument | undefined, decision: Decision): Explanation {
  const { effect, sid, delegates } = decision;
  if (listed === undefined) return { allowed: false, reason: "there is no such policy", steps: [] };
  const said = { allow: "allows", deny: "denies", silent: "says nothing" }[effect];
  const reason = `${documentWords(listed.ref)}: ${said}${delegates ? " the account" : ""}${sid ? ` (${sid})` : ""}`;
  return {
    ...{ allowed: effect === "allow", reason, steps: [reason] },
    statement: statementOf({ document: listed.ref, sid }, () => listed.policy),
  };
}

function principalOf({ context }: PolicyRequest, names: RoleNames): string {
  const arn = context["aws:PrincipalArn"] ?? context["aws:PrincipalServiceName"];
  return arn === undefined ? "anybody, unsigned" : (names.get(arn) ?? arn);
}

function witnessOf(
  { action, context, resource }: PolicyRequest,
  owner: string,
): Readonly<Record<string, string>> {
  const keys = Object.entries(context).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  );
  return { action, resource: resource === "*" ? owner : resource, ...Object.fromEntries(keys) };
}
