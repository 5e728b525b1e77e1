import type { GatewayResponse } from "@aws-sdk/client-api-gateway";
import { headerValues, type ReceivedRequest } from "../signature/canonical-request";
import { type HttpAnswer, type Refusal, toHttp } from "./refusal";

/** A refused request, as far as the answer may repeat parts of it. */
export interface Answered {
  readonly request: Pick<ReceivedRequest, "headers">;
  readonly requestId: string;
}

/**
 * A refusal as the API spells it: by the gateway response of its kind, else by the one for all of its class, else
 * API Gateway's own answer.
 * @param responses those of the deployment
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export function gatewayResponse(
  refusal: Refusal,
  responses: readonly GatewayResponse[],
  answered: Answered,
): HttpAnswer {
  const own = toHttp(refusal);
  const ofClass = refusal.status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
  const find = (type: string) =>
    responses.find(({ responseType, defaultResponse }) => responseType === type && !defaultResponse);
  const response = find(refusal.responseType) ?? find(ofClass);
  if (response === undefined) return own;
  const { statusCode, responseParameters = {}, responseTemplates = {} } = response;
  const [[contentType, template] = []] = Object.entries(responseTemplates);
  return {
    status: statusCode ? Number(statusCode) : refusal.status,
    headers: {
      ...own.headers,
      ...(contentType && { "content-type": contentType }),
      ...headersOf(responseParameters, answered),
    },
    body: template === undefined ? own.body : Buffer.from(filledIn(template, refusal, answered)),
  };
}

function headersOf(
  parameters: Readonly<Record<string, string>>,
  { request }: Answered,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([to, from]) => {
      const [, name] = /^gatewayresponse\.header\.(.+)$/.exec(to) ?? [];
      const [, literal] = /^'(.*)'$/.exec(from) ?? [];
      const [, header] = /^method\.request\.header\.(.+)$/.exec(from) ?? [];
      if (name === undefined || (literal === undefined && header === undefined))
        throw new Error(`expected a header of a literal or of another header, got ${to}: ${from}`);
      return [name, literal ?? headerValues(request.headers, header?.toLowerCase() ?? "")];
    }),
  );
}

/** A mapping template in which only the error and the request's id stand for something. */
function filledIn(template: string, { body, responseType }: Refusal, { requestId }: Answered): string {
  const message = "message" in body ? body.message : body.Message;
  const values: Readonly<Record<string, string>> = {
    "$context.error.messageString": JSON.stringify(message),
    "$context.error.message": String(message),
    "$context.error.responseType": responseType,
    "$context.requestId": requestId,
  };
  return template.replaceAll(/\$[\w.]*\w/g, (name) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`a template of a gateway response has ${name}, which is not understood`);
    return value;
  });
}
