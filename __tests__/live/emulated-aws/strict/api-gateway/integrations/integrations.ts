import { GetMethodCommand } from "@aws-sdk/client-api-gateway";
import type { Answer } from "../../../proxy";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { matchedCall } from "../management-call";
import { integrationProblem, type SavedIntegration } from "./integration-problem";
import { linkProblem } from "./vpc-links";

const shownBy = "__tests__/live/emulated-aws/strict/api-gateway/integrations/integrations.test.ts";

const INTEGRATION = /^\/restapis\/([^/]+)\/resources\/([^/]+)\/methods\/([^/]+)\/integration$/;

export const integrationParameters: ManagementRule = {
  name: "an integration maps only from parameters that its method has",
  because: "moto takes any text, so that a mapping from a path parameter of another name would pass",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html",
  shownBy,
  intercept: async (passing, forward) => {
    const [restApiId, resourceId, httpMethod] = matchedCall(passing, "PUT", INTEGRATION) ?? [];
    if (restApiId === undefined) return forward(passing);
    const { apiGateway } = serviceClients(requesterOf(passing), forward);
    const method = new GetMethodCommand({ restApiId, resourceId, httpMethod });
    const { requestParameters = {} } = await apiGateway().send(method);
    const integration = JSON.parse(passing.body.toString()) as SavedIntegration;
    const problem = integrationProblem(integration, requestParameters);
    return problem === undefined ? forward(passing) : badRequest(problem);
  },
};

/** Integrations with the VPC link that they go through. */
export function linkedIntegrations(): ManagementRule {
  const links = new Map<string, string>();
  return {
    name: "an integration through a VPC link names one that is available",
    because: "moto forgets which link an integration has, and asks for none",
    source: "https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",
    assumed: true,
    shownBy,
    intercept: async (passing, forward) => {
      const [, resourceId, httpMethod] = matchedCall(passing, "PUT", INTEGRATION) ?? [];
      if (resourceId !== undefined) {
        const integration = JSON.parse(passing.body.toString()) as SavedIntegration;
        const { apiGateway } = serviceClients(requesterOf(passing), forward);
        const problem = await linkProblem(apiGateway(), integration);
        if (problem !== undefined) return badRequest(problem);
        if (integration.connectionId) links.set(`${resourceId} ${httpMethod}`, integration.connectionId);
        else links.delete(`${resourceId} ${httpMethod}`);
      }
      const answer = await forward(passing);
      const isRead = passing.method === "GET" || resourceId !== undefined;
      const place = PLACE.exec(passing.path);
      return isRead && place && answer.status < 300 ? withLinks(answer, links, place.slice(1)) : answer;
    },
  };
}

/** The id of the resource, and for an integration the method, that a description is about. */
const PLACE = /^\/restapis\/[^/]+\/resources(?:\/([^/?]+))?(?:\/methods\/([^/?]+)\/integration$)?/;

interface Method {
  readonly httpMethod?: string;
  readonly methodIntegration?: object | null;
}

interface Resource {
  readonly id?: string;
  readonly resourceMethods?: Readonly<Record<string, Method>>;
}

function withLinks(
  answer: Answer,
  links: ReadonlyMap<string, string>,
  [resourceId = "", integrated]: readonly (string | undefined)[],
): Answer {
  const linked = (id: string, { httpMethod, ...method }: Method): Method => ({
    ...method,
    httpMethod,
    methodIntegration: method.methodIntegration && {
      ...method.methodIntegration,
      connectionId: links.get(`${id} ${httpMethod}`),
    },
  });
  const resource = (one: Resource): Resource => ({
    ...one,
    resourceMethods:
      one.resourceMethods &&
      Object.fromEntries(
        Object.entries(one.resourceMethods).map(([name, method]) => [
          name,
          linked(one.id ?? "", { httpMethod: name, ...method }),
        ]),
      ),
  });
  const content = JSON.parse(answer.body.toString()) as Resource & Method & { item?: readonly Resource[] };
  if (integrated) return json(answer, { ...content, connectionId: links.get(`${resourceId} ${integrated}`) });
  if (content.item) return json(answer, { ...content, item: content.item.map(resource) });
  if (content.resourceMethods) return json(answer, resource(content));
  return json(answer, content.methodIntegration ? linked(resourceId, content) : content);
}

function json(answer: Answer, content: object): Answer {
  return { ...answer, body: Buffer.from(JSON.stringify(content)) };
}
