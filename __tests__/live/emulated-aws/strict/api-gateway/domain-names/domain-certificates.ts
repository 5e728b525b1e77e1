import { requesterOf } from "../../../requests/requester";
import { badRequest } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { matchedCall, patchOperations } from "../management-call";
import { certifiedNames, certifies } from "./certified-names";
import { isPrivate, type MadeDomain, ownDomains } from "./rest-domains";

const shownBy = "__tests__/live/emulated-aws/strict/api-gateway/domain-names/domain-names.test.ts";
const source =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html";

export const restDomainCertificates: ManagementRule = {
  name: "a domain name has an issued certificate of its account and region that covers it, and no other domain has the name",
  because: "moto takes any text for a certificate, and makes a domain anew",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html",
  shownBy,
  intercept: async (passing, forward) => {
    if (!matchedCall(passing, "POST", /^\/domainnames\/?$/)) return forward(passing);
    const made = JSON.parse(passing.body.toString()) as MadeDomain;
    const { domainName = "", certificateArn, regionalCertificateArn } = made;
    const others = await ownDomains(passing, forward);
    if (others.some((one) => one.domainName === domainName))
      return badRequest("The domain name you provided already exists.");
    const arn = (isPrivate(made) ? certificateArn : regionalCertificateArn) ?? "";
    const names = await certifiedNames(arn, passing, forward);
    if (names === undefined)
      return badRequest(
        `Invalid certificate ARN: ${arn}. Certificate must be in '${requesterOf(passing).region}'.`,
      );
    return names.some((name) => certifies(name, domainName))
      ? forward(passing)
      : badRequest("The domain name to be created is not covered by the provided certificate.");
  },
};

export const privateDomains: ManagementRule = {
  name: "a private domain name has no wildcard, and TLS 1.2 alone",
  because: "moto takes any name and any security policy",
  source,
  shownBy,
  intercept: (passing, forward) => {
    if (!matchedCall(passing, "POST", /^\/domainnames\/?$/)) return forward(passing);
    const made = JSON.parse(passing.body.toString()) as MadeDomain;
    if (!isPrivate(made)) return forward(passing);
    if (made.domainName?.includes("*"))
      return Promise.resolve(badRequest("Wildcard custom domain names are not supported for private APIs."));
    return (made.securityPolicy ?? "TLS_1_2") === "TLS_1_2"
      ? forward(passing)
      : Promise.resolve(badRequest("Private custom domain names only support the TLS_1_2 security policy."));
  },
};

export const domainTypes: ManagementRule = {
  name: "the endpoint type of a domain is not changed between private and another in place",
  because: "moto changes nothing of a domain, and refuses no change",
  source: "https://github.com/hashicorp/terraform-provider-aws/issues/40692",
  shownBy,
  intercept: async (passing, forward) => {
    const [name] = matchedCall(passing, "PATCH", /^\/domainnames\/([^/]+)$/) ?? [];
    if (name === undefined) return forward(passing);
    const changes = patchOperations(passing).filter(({ path }) =>
      path.startsWith("/endpointConfiguration/types"),
    );
    const domain = (await ownDomains(passing, forward)).find((one) => one.domainName === name);
    return changes.some(({ value }) => domain && isPrivate(domain) !== (value === "PRIVATE"))
      ? badRequest("Endpoint type PRIVATE cannot be changed in place.")
      : forward(passing);
  },
};
