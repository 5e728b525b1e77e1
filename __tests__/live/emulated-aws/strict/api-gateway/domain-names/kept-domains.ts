import { createHash } from "node:crypto";
import type { PassingRequest } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { callerOf } from "../../access/caller";
import type { ManagementRule } from "../../rule";
import { matchedCall, patchOperations } from "../management-call";

/** A domain as the emulator describes it. */
interface DomainName {
  readonly domainName?: string;
  readonly endpointConfiguration?: { readonly types?: readonly string[] };
}

/** The parts of a domain that the emulator forgets or does not know, or that were changed. */
type Kept = Readonly<Record<string, unknown>>;

const ONE = /^\/domainnames\/([^/]+)$/;

/** Keeps custom domain names of REST APIs, after the rules that refuse. */
export function keptDomains(): ManagementRule {
  const kept = new Map<string, Kept>();
  return {
    name: "a private domain name has an id, an ARN and a policy, and a domain is changed by a patch",
    because:
      "moto forgets the policy, gives no id, has no patch of a domain, and fails for a domain without mappings: a difference in every plan",
    source: "https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateDomainName.html",
    shownBy: "__tests__/live/emulated-aws/strict/api-gateway/domain-names/domain-names.test.ts",
    intercept: async (passing, forward) => {
      const [path = ""] = passing.path.split("?");
      if (!path.startsWith("/domainnames")) return forward(passing);
      const { account, arn } = await callerOf(passing, forward);
      const partition = arn.split(":")[1] ?? "aws";
      const owner = { account, partition, region: requesterOf(passing).region };
      const key = (name: string) => `${owner.region} ${account} ${name}`;
      const [changed] = matchedCall(passing, "PATCH", ONE) ?? [];
      const asked = changed === undefined ? passing : asGet(passing);
      const answer = await forward(asked);
      const isMappings = passing.method === "GET" && /^\/domainnames\/[^/]+\/basepathmappings$/.test(path);
      if (isMappings && answer.status === 500) return { ...answer, ...json({ item: [] }), status: 200 };
      const isDomains = /^\/domainnames\/?$/.test(path) || (ONE.test(path) && passing.method !== "DELETE");
      if (answer.status >= 300 || !isDomains) return answer;
      if (passing.method === "POST") {
        const { domainName = "", policy } = JSON.parse(passing.body.toString()) as DomainName & {
          policy?: string;
        };
        kept.set(key(domainName), policy ? { policy } : {});
      }
      if (changed !== undefined) kept.set(key(changed), { ...kept.get(key(changed)), ...changesIn(passing) });
      const content = JSON.parse(answer.body.toString()) as DomainName & {
        readonly item?: readonly DomainName[];
      };
      const shown = (domain: DomainName) => described(domain, kept.get(key(domain.domainName ?? "")), owner);
      return {
        ...answer,
        ...json(content.item ? { ...content, item: content.item.map(shown) } : shown(content)),
      };
    },
  };
}

function asGet({ path, headers: { "content-length": _, ...headers } }: PassingRequest): PassingRequest {
  return { method: "GET", path, headers, body: Buffer.alloc(0) };
}

/** The values that a patch replaces, all of which are at the first level. */
function changesIn(passing: PassingRequest): Kept {
  const changes = patchOperations(passing).filter(({ path }) => /^\/\w+$/.test(path));
  return Object.fromEntries(changes.map(({ path, value }) => [path.slice(1), value]));
}

function described(
  domain: DomainName,
  kept: Kept = {},
  {
    account,
    region,
    partition,
  }: { readonly account: string; readonly region: string; readonly partition: string },
) {
  if (domain.endpointConfiguration?.types?.[0] !== "PRIVATE") return { ...domain, ...kept };
  const id = createHash("sha256")
    .update(`${account} ${region} ${domain.domainName}`)
    .digest("hex")
    .slice(0, 10);
  return {
    ...domain,
    securityPolicy: "TLS_1_2",
    ...kept,
    domainNameId: id,
    domainNameArn: `arn:${partition}:apigateway:${region}:${account}:/domainnames/${domain.domainName}+${id}`,
  };
}

function json(content: object) {
  return { body: Buffer.from(JSON.stringify(content)) };
}
