import type { Gap } from "./gap";

/** The DNS names of interface endpoints, spelled as AWS does. */
export const endpointNames: Gap = {
  because:
    "AWS calls an endpoint vpce-0abc-x1y2.execute-api.eu-west-1.vpce.amazonaws.com; moto puts the service's name behind the id (vpce-0abc-x1y2.com.amazonaws.eu-west-1.execute-api), under which a client without private DNS could not connect and no certificate would be valid",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    if (passing.method !== "POST" || !/[=&]Action=\w+VpcEndpoint/.test(`&${passing.body}`)) return answer;
    const spelled = /<dnsName>(vpce-\w+-\w+)\.com\.amazonaws\.([\w-]+)\.([\w-]+)<\/dnsName>/g;
    const body = answer.body.toString().replaceAll(spelled, "<dnsName>$1.$3.$2.vpce.amazonaws.com</dnsName>");
    return { ...answer, body: Buffer.from(body) };
  },
};
