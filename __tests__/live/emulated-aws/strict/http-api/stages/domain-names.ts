import { GetStagesCommand } from "@aws-sdk/client-apigatewayv2";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest } from "../../../requests/service-refusal";
import { certifiedNames, certifies } from "../../api-gateway/domain-names/certified-names";
import type { ManagementRule } from "../../rule";
import { savedPart } from "../saved-part";

const shownBy = "__tests__/live/emulated-aws/strict/http-api/stages/http-stages.test.ts";

/** A domain name of HTTP APIs, as it is saved. */
interface SavedDomainName {
  readonly domainName?: string;
  readonly domainNameConfigurations?: readonly {
    readonly certificateArn?: string;
    readonly endpointType?: string;
    readonly securityPolicy?: string;
  }[];
}

export const domainCertificates: ManagementRule = {
  name: "a domain name of HTTP APIs has an issued certificate of its region that covers it, and at least TLS 1.2",
  because: "moto takes any text for a certificate",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedDomainName>(passing, forward, "domainnames");
    if (saved === undefined) return forward(passing);
    const { domainName = "", domainNameConfigurations: [configuration = {}] = [] } = saved.after;
    const { certificateArn = "", endpointType, securityPolicy } = configuration;
    if (endpointType !== "REGIONAL")
      return badRequest("Endpoint type of an HTTP API's domain must be REGIONAL");
    if (securityPolicy !== "TLS_1_2")
      return badRequest("Security policy of an HTTP API's domain must be TLS_1_2");
    const names = await certifiedNames(certificateArn, passing, forward);
    if (names === undefined)
      return badRequest(
        `Invalid certificate ARN: ${certificateArn}. Certificate must be in '${requesterOf(passing).region}'.`,
      );
    return names.some((name) => certifies(name, domainName))
      ? forward(passing)
      : badRequest(`The domain name to be created is not covered by the provided certificate.`);
  },
};

/** A mapping of a domain name, as it is saved. */
interface SavedMapping {
  readonly apiId?: string;
  readonly stage?: string;
}

export const mappedStages: ManagementRule = {
  name: "a mapping of a domain name leads to a stage that exists",
  because: "moto takes any stage, so that a mapping that does not wait for its stage would pass",
  source:
    "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname-apimappings.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedMapping>(passing, forward, "domainnames/([^/]+)/apimappings");
    if (saved === undefined) return forward(passing);
    const { apiId: ApiId, stage } = saved.after;
    const httpApis = serviceClients(requesterOf(passing), forward).httpApis();
    const stages = await httpApis.send(new GetStagesCommand({ ApiId })).catch(() => undefined);
    return stages?.Items?.some(({ StageName }) => StageName === stage)
      ? forward(passing)
      : badRequest(`Invalid stage identifier specified: ${stage}`);
  },
};
