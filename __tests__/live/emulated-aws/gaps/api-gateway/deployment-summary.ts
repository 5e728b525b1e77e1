import type { Deployments } from "../../strict/api-gateway/deployment-snapshot";
import type { Gap } from "../gap";

/** The methods of a deployment, as they were when it was made. @param deployments has the snapshots */
export function deploymentSummary(deployments: Deployments): Gap {
  return {
    because:
      "GetDeployment tells the methods of a deployment and their authorization where `embed=apisummary` asks for them; moto has an empty summary",
    intercept: async (passing, forward) => {
      const answer = await forward(passing);
      const [, id = ""] =
        /^\/restapis\/[^/]+\/deployments\/([^/?]+)\?embed=apisummary$/.exec(passing.path) ?? [];
      const snapshot = deployments.get(id);
      if (passing.method !== "GET" || answer.status >= 300 || snapshot === undefined) return answer;
      const paths = snapshot.resources.flatMap(({ path = "", resourceMethods }) =>
        resourceMethods === undefined ? [] : [[path, summaryOf(resourceMethods)] as const],
      );
      const described = JSON.parse(answer.body.toString()) as object;
      const apiSummary = Object.fromEntries(paths);
      return { ...answer, body: Buffer.from(JSON.stringify({ ...described, apiSummary })) };
    },
  };
}

type Methods = NonNullable<
  (Deployments extends Map<string, infer S> ? S : never)["resources"][number]["resourceMethods"]
>;

function summaryOf(methods: Methods) {
  return Object.fromEntries(
    Object.entries(methods).map(([method, { authorizationType, apiKeyRequired = false }]) => [
      method,
      { authorizationType, apiKeyRequired },
    ]),
  );
}
