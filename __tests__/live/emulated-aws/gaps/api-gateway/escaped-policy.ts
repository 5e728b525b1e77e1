import type { Gap } from "../gap";

/** `GetRestApi` with the policy spelled as AWS does. */
export const escapedPolicy: Gap = {
  because:
    "AWS returns `policy` escaped as a JSON string once more, and the AWS provider unescapes it; moto returns it plain, on which the provider fails with: invalid character 'S' after top-level value",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    if (passing.method !== "GET" || !/^\/restapis\/[^/]+$/.test(passing.path)) return answer;
    const api = JSON.parse(answer.body.toString()) as { policy?: string };
    if (!api.policy) return answer;
    const policy = JSON.stringify(api.policy).slice(1, -1);
    return { ...answer, body: Buffer.from(JSON.stringify({ ...api, policy })) };
  },
};
