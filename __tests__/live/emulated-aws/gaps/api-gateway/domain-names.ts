import { createHash } from "node:crypto";
import type { Gap } from "../gap";

interface DomainName {
  readonly domainName: string;
  readonly domainNameConfigurations?: readonly object[];
  readonly mutualTlsAuthentication?: object;
  readonly tags?: object | null;
}

/** Domain names of HTTP APIs, as they are made and described. */
export const domainNames: Gap = {
  because:
    "API Gateway gives a domain name an address of its own, and tells when it is available, for which the AWS provider waits; moto says neither, and describes an empty mutual authentication, a difference in every plan",
  intercept: async (passing, forward) => {
    const answer = await forward(passing);
    const isOne = passing.method === "POST" ? /^\/v2\/domainnames\/?$/ : /^\/v2\/domainnames\/[^/]+$/;
    const isShown = passing.method !== "DELETE" && isOne.test(passing.path.split("?")[0] ?? "");
    if (!isShown || answer.status >= 300) return answer;
    const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(passing.headers.authorization ?? "")?.[1] ?? "";
    const content = JSON.parse(answer.body.toString()) as DomainName;
    const { mutualTlsAuthentication: mutual, ...domain } = content;
    const id = createHash("sha256").update(content.domainName).digest("hex").slice(0, 10);
    const shown = {
      ...domain,
      domainNameConfigurations: content.domainNameConfigurations?.map((one) => ({
        hostedZoneId: "Z2FDTNDATAQYW2",
        ipAddressType: "ipv4",
        ...one,
        apiGatewayDomainName: `d-${id}.execute-api.${region}.amazonaws.com`,
        domainNameStatus: "AVAILABLE",
      })),
      ...(mutual && Object.keys(mutual).length > 0 ? { mutualTlsAuthentication: mutual } : {}),
    };
    return { ...answer, body: Buffer.from(JSON.stringify(shown)) };
  },
};
