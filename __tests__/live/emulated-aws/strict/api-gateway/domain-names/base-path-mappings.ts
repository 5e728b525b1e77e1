import {
  GetBasePathMappingsCommand,
  GetDomainNameAccessAssociationsCommand,
  GetRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import type { Forward, PassingRequest } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { matchedCall } from "../management-call";
import { isPrivate, ownDomains } from "./rest-domains";

const shownBy = "__tests__/live/emulated-aws/strict/api-gateway/domain-names/domain-names.test.ts";

export const privateMappings: ManagementRule = {
  name: "a private domain leads to private APIs only",
  because: "moto maps it to any API; a regional domain may lead to a private one",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html",
  shownBy,
  intercept: async (passing, forward) => {
    const [name] = matchedCall(passing, "POST", /^\/domainnames\/([^/]+)\/basepathmappings$/) ?? [];
    if (name === undefined) return forward(passing);
    const domain = (await ownDomains(passing, forward)).find((one) => one.domainName === name);
    if (domain === undefined || !isPrivate(domain)) return forward(passing);
    const { restApiId } = JSON.parse(passing.body.toString()) as { readonly restApiId?: string };
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const api = await apiGateway().send(new GetRestApiCommand({ restApiId }));
    return api.endpointConfiguration?.types?.includes("PRIVATE")
      ? forward(passing)
      : badRequest("Only private APIs can be mapped to a private custom domain name.");
  },
};

export const mappedApis: ManagementRule = {
  name: "an API or a stage is not deleted as long as a domain leads to it",
  because: "moto deletes it, so that any order of destruction would pass",
  source: "https://github.com/serverless/serverless/issues/3638",
  shownBy,
  intercept: async (passing, forward) => {
    const [api] = matchedCall(passing, "DELETE", /^\/restapis\/([^/]+)$/) ?? [];
    const [ofStage, stage] = matchedCall(passing, "DELETE", /^\/restapis\/([^/]+)\/stages\/([^/]+)$/) ?? [];
    const restApiId = api ?? ofStage;
    if (restApiId === undefined) return forward(passing);
    for (const { domainName = "" } of await ownDomains(passing, forward)) {
      const mappings = await mappingsOf(passing, forward, domainName);
      if (mappings.some((one) => one.restApiId === restApiId && (!stage || one.stage === stage)))
        return badRequest(
          `Deleting RestApi ${restApiId} failed. Please remove all base path mappings related to the RestApi in your domains: ${domainName}.`,
        );
    }
    return forward(passing);
  },
};

export const usedDomains: ManagementRule = {
  name: "a domain is not deleted as long as it leads to an API or an endpoint may reach it",
  because: "moto deletes it with its mappings; no page says what AWS does",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html",
  assumed: true,
  shownBy,
  intercept: async (passing, forward) => {
    const [name] = matchedCall(passing, "DELETE", /^\/domainnames\/([^/]+)$/) ?? [];
    if (name === undefined) return forward(passing);
    if ((await mappingsOf(passing, forward, name)).length > 0)
      return badRequest(`The domain name ${name} has base path mappings. Delete these first.`);
    const arn = (await ownDomains(passing, forward)).find((one) => one.domainName === name)?.domainNameArn;
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const { items = [] } = await apiGateway().send(new GetDomainNameAccessAssociationsCommand({}));
    return arn && items.some(({ domainNameArn }) => domainNameArn === arn)
      ? badRequest(`The domain name ${name} has access associations. Delete these first.`)
      : forward(passing);
  },
};

async function mappingsOf(passing: PassingRequest, forward: Forward, domainName: string) {
  const { apiGateway } = serviceClients(requesterOf(passing), forward);
  // The emulator fails for a domain that never had one.
  const answer = await apiGateway()
    .send(new GetBasePathMappingsCommand({ domainName }))
    .catch(() => ({ items: [] }));
  return answer.items ?? [];
}
