import { partitionOf } from "../../../model/aws/partition";
import { domainPolicyOf } from "../../../policies/document-ref";
import type { PrivateDomain } from "../../evaluation/api-entrance";
import type { Caller, Endpoint } from "../../evaluation/call";
import { CALL_KEYS } from "../../evaluation/policy/context";
import { evaluate } from "../../evaluation/policy/evaluate";
import { understand } from "../../evaluation/policy/understand";
import { SHORT } from "../../evaluation/policy/understood-statement";
import type { ProviderWorld } from "../../world/world";
import { actionClasses } from "../classes/actions";
import { callerClasses } from "../classes/callers";
import { resourceClasses } from "../classes/resources";
import type { ProofPart, Violation } from "../part";
import { endpointClasses } from "../provider/provider-requests";

const INVOKE = "execute-api:Invoke";

/**
 * Decides every class of calls by a private domain's policy: it allows them through the API's own endpoint, and denies all others,
 * since silence might leave a caller of the domain's account to that account's policies.
 */
export function proveDomain(world: ProviderWorld): readonly ProofPart[] {
  const domain = world.api.entrance?.domain;
  return domain ? [proven(world, domain)] : [];
}

interface Request {
  readonly action: string;
  readonly caller?: Caller;
  readonly way?: Endpoint;
  readonly resource: string;
}

function proven(world: ProviderWorld, { arn, policy }: PrivateDomain): ProofPart {
  const { api, provider } = world;
  const { statements } = understand("domain-policy", policy, CALL_KEYS);
  const resources = resourcesOf(arn, [...statements.map((one) => one.resources.patterns)]);
  const callers = [undefined, ...callerClasses(statements, [], [], partitionOf(provider.region))];
  const requests = actionClasses(statements, [INVOKE]).flatMap((action) =>
    callers.flatMap((caller) =>
      endpointClasses(world, statements).flatMap((way) =>
        resources.map((resource): Request => ({ action, caller, way, resource })),
      ),
    ),
  );
  return {
    classes: requests.length,
    violations: requests.flatMap((request): readonly Violation[] => {
      const isIntended = request.action === INVOKE && request.way?.id === api.entrance?.endpoint.id;
      const decided = evaluate("domain-policy", policy, asked(request));
      // Another action than a call is nobody's, and needs no Deny.
      const isRefused =
        decided.effect === "deny" || (request.action !== INVOKE && decided.effect !== "allow");
      if (isIntended ? decided.effect === "allow" : isRefused) return [];
      return [
        {
          path: `providers.${provider.stackId}.service`,
          request: words(request),
          isIntended,
          decisive: { document: domainPolicyOf(api.name), ...decided },
        },
      ];
    }),
  };
}

/** The classes of a domain's resources; AWS writes short ones out with the beginning of the domain's ARN. */
function resourcesOf(arn: string, lists: readonly (readonly string[])[]): readonly string[] {
  const prefix = arn.slice(0, arn.indexOf("/") + 1);
  const written = lists.map((patterns) => patterns.map((pattern) => pattern.replace(SHORT, () => prefix)));
  return [arn, ...resourceClasses([...written, [`${prefix}*`]]).filter((one) => one.startsWith(prefix))];
}

function asked({ action, caller, way, resource }: Request) {
  const principal = caller && { "aws:PrincipalArn": caller.arn, "aws:PrincipalAccount": caller.account };
  return { action, resource, account: caller?.account, context: { ...principal, "aws:SourceVpce": way?.id } };
}

function words({ action, caller, way, resource }: Request): string {
  const through = way ? `through ${way.id}` : "through no endpoint";
  return `${action} of ${resource} by ${caller?.arn ?? "an unsigned caller"} ${through}`;
}
