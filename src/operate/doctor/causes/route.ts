import { createHash } from "node:crypto";
import { ANY, routeKey } from "../../../model/routes/route";
import { deploymentDescription, POLICY_HASH_LENGTH } from "../../../policies/rest-api/deployment-description";
import { cause, deployOnly, type Evidence } from "../cause";
import { differences } from "../documents/differences";
import { intendedOfProvider } from "../documents/intended";
import type { ExaminedCall } from "../examined-call";
import type { LiveDeployment } from "../facts/api";

export const apiAbsent = cause({
  id: "api-absent",
  hop: "route",
  name: "The API does not exist",
  reads: ["api"],
  look: ({ api }, { provider }) =>
    provider === undefined || api !== undefined
      ? undefined
      : { evidence: [{ live: "none", intended: `a REST API ${provider.name}` }], mend: deployOnly(provider) },
});

export const stageAbsent = cause({
  id: "stage-absent",
  hop: "route",
  name: "The API has no such stage",
  reads: ["api", "stage"],
  look: ({ api, stage }, { provider, use }) => {
    if (provider === undefined || api === undefined || stage !== undefined) return undefined;
    return {
      evidence: [{ live: `${api.id} has no stage ${use.stage}`, intended: `the stage ${use.stage}` }],
      mend: deployOnly(provider),
    };
  },
});

/** The stage serves the methods that the API had when its deployment was made. */
export const routeAbsent = cause({
  id: "route-absent",
  hop: "route",
  name: "The stage serves a deployment that does not have the route",
  reads: ["deployment", "savedMethods"],
  look: ({ deployment, savedMethods }, call) => {
    const { provider, route } = call;
    if (provider === undefined || deployment === undefined || servedMethod(deployment, call) !== undefined)
      return undefined;
    const served = Object.keys(deployment.methods).sort().join(", ");
    const isSaved = [routeKey(route), `${ANY} ${route.path}`].some((key) => savedMethods.includes(key));
    return {
      evidence: [{ live: `${deployment.id} serves ${served || "nothing"}`, intended: routeKey(route) }],
      mend: isSaved ? deployOnly(provider) : makeAnew(provider),
    };
  },
});

/**
 * Terraform compares the document that it imported last, not the methods that came of it: of one that was deleted since it knows
 * nothing, and imports nothing.
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/apigateway/rest_api.go
 */
function makeAnew({ stackId }: { readonly stackId: string }): string {
  const folder = `cdktf.out/stacks/${stackId}`;
  return `terraform -chdir=${folder} apply -replace=aws_api_gateway_rest_api.api, then npx crosslink deploy: the API, which lost the method itself, is made anew`;
}

/** The authorization of a call's method as the deployment serves it; undefined if it does not. */
function servedMethod({ methods }: LiveDeployment, { route }: ExaminedCall): string | undefined {
  return methods[routeKey(route)] ?? methods[`${ANY} ${route.path}`];
}

const AUTHORIZATION = { iam: "AWS_IAM", "api-key": "CUSTOM", certificate: "CUSTOM", none: "NONE" } as const;

/**
 * A stage goes on serving the policy and the methods of its deployment after they were changed. API Gateway tells the methods of a
 * deployment but not its policy, whose hash its description therefore has.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export const notRedeployed = cause({
  id: "not-redeployed",
  hop: "route",
  name: "The stage serves a deployment that is older than the API's policy or routes",
  reads: ["api", "deployment", "linkedEndpoints", "ownEndpoint"],
  look: (facts, call) => {
    const { api, deployment } = facts;
    const intended = intendedOfProvider(call, facts)?.resourcePolicy;
    if (
      call.provider === undefined ||
      deployment === undefined ||
      api?.policy === undefined ||
      intended === undefined
    )
      return undefined;
    // Another policy than the intended one is a cause of its own.
    if (differences(api.policy, intended).length > 0) return undefined;
    const evidence = [
      ...policyEvidence(deployment, JSON.stringify(intended)),
      ...authorizationEvidence(deployment, call),
    ];
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(call.provider) };
  },
});

function policyEvidence({ id, description }: LiveDeployment, policy: string): readonly Evidence[] {
  const hash = createHash("sha256").update(policy).digest("hex").slice(0, POLICY_HASH_LENGTH);
  const intended = deploymentDescription(hash);
  if (description === intended) return [];
  return [{ live: `${id}: ${description || "no description"}`, intended }];
}

function authorizationEvidence(deployment: LiveDeployment, call: ExaminedCall): readonly Evidence[] {
  const served = servedMethod(deployment, call);
  const intended = AUTHORIZATION[call.use.auth];
  if (served === undefined || served === intended) return [];
  const key = routeKey(call.route);
  return [{ live: `${deployment.id}: ${key} with ${served}`, intended: `${key} with ${intended}` }];
}
