import type { GatewayResponse } from "@aws-sdk/client-api-gateway";
import { gatewayResponse } from "./gateway-response";
import { backendTimedOut, deniedByAuthorizer, type Refusal, unauthorized } from "./refusal";

const answered = { request: { headers: [["Origin", "https://shop.example"]] as const }, requestId: "r-1" };

const CHALLENGE: GatewayResponse = {
  responseType: "UNAUTHORIZED",
  statusCode: "401",
  responseParameters: { "gatewayresponse.header.WWW-Authenticate": "'x-crosslink-key'" },
  responseTemplates: {
    "application/json": '{"message":$context.error.messageString,"id":"$context.requestId"}',
  },
};

const answerTo = (refusal: Refusal, ...responses: GatewayResponse[]) => {
  const { status, headers, body } = gatewayResponse(refusal, responses, answered);
  return { status, headers, body: body.toString() };
};

test("an API's own answer has its status, its headers and its body", () => {
  expect(answerTo(unauthorized, CHALLENGE)).toEqual({
    status: 401,
    headers: {
      "content-type": "application/json",
      "x-amzn-errortype": "UnauthorizedException",
      "WWW-Authenticate": "x-crosslink-key",
    },
    body: '{"message":"Unauthorized","id":"r-1"}',
  });
});

test("a refusal of another kind is answered as API Gateway does", () => {
  expect(answerTo(deniedByAuthorizer(true), CHALLENGE)).toEqual({
    status: 403,
    headers: { "content-type": "application/json", "x-amzn-errortype": "AccessDeniedException" },
    body: '{"Message":"User is not authorized to access this resource with an explicit deny"}',
  });
});

test("an answer for a whole class stands in for those that are missing, with the status that each has", () => {
  const ofClass: GatewayResponse = {
    responseType: "DEFAULT_4XX",
    responseParameters: { "gatewayresponse.header.x-from": "method.request.header.origin" },
  };
  expect(answerTo(unauthorized, ofClass, CHALLENGE).headers).not.toHaveProperty("x-from");
  expect(answerTo(deniedByAuthorizer(false), ofClass)).toMatchObject({
    status: 403,
    headers: { "x-from": "https://shop.example" },
    body: '{"Message":"User is not authorized to access this resource"}',
  });
  expect(answerTo(backendTimedOut, ofClass).headers).not.toHaveProperty("x-from");
});

test("a part of a template that is not understood is no answer at all", () => {
  const strange = { ...CHALLENGE, responseTemplates: { "application/json": "$context.authorizer.secret" } };
  expect(() => answerTo(unauthorized, strange)).toThrow(
    "a template of a gateway response has $context.authorizer.secret, which is not understood",
  );
});
