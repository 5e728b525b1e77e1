import type { PolicyDocument } from "../../../../src/policies/document";
import type { Gap } from "./gap";

/** The resource policy in a deployment of an API, by the deployment's id. */
export type DeployedPolicies = Map<string, PolicyDocument>;

/** `CreateDeployment` as a picture of the policy too. */
export function deployedPolicy(pictures: DeployedPolicies): Gap {
  return {
    because:
      "A deployment is a picture of the API with its resource policy, and AWS refuses one of a private API that has none; moto takes no picture of the policy and refuses nothing, so that a stage could serve an old policy unseen",
    stage: async (passing, forward) => {
      const api = /^(\/restapis\/[^/]+)\/deployments$/.exec(passing.path)?.[1];
      if (passing.method !== "POST" || api === undefined) return forward(passing);
      const { "content-length": _, ...headers } = passing.headers;
      const described = await forward({ method: "GET", path: api, headers, body: Buffer.alloc(0) });
      const { policy } = JSON.parse(described.body.toString()) as { policy?: string };
      if (!policy) return refusal();
      const answer = await forward(passing);
      const { id } = JSON.parse(answer.body.toString()) as { id?: string };
      if (id !== undefined) pictures.set(id, JSON.parse(policy) as PolicyDocument);
      return answer;
    },
  };
}

function refusal() {
  return {
    status: 400,
    headers: { "content-type": "application/json", "x-amzn-errortype": "BadRequestException" },
    body: Buffer.from(
      JSON.stringify({ message: "Private REST API doesn't have a resource policy attached to it" }),
    ),
  };
}
