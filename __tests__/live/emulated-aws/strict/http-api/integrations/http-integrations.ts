import { badRequest } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { savedPart } from "../saved-part";
import { mappingProblem } from "./mapping-problem";

const shownBy = "__tests__/live/emulated-aws/strict/http-api/integrations/http-integrations.test.ts";

/** An integration of an HTTP API, as it is saved. */
export interface HttpIntegration {
  readonly connectionId?: string;
  readonly connectionType?: string;
  readonly integrationMethod?: string;
  readonly integrationType?: string;
  readonly integrationUri?: string;
  readonly payloadFormatVersion?: string;
  readonly requestParameters?: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly timeoutInMillis?: number;
  readonly tlsConfig?: { readonly serverNameToVerify?: string };
}

export const INTEGRATIONS = "apis/([^/]+)/integrations";

export const mappedParameters: ManagementRule = {
  name: "an integration of an HTTP API maps parameters by known expressions, and no header that API Gateway reserves",
  because: "moto takes any text, so that a mapping of authorization or of x-forwarded-for would pass",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<HttpIntegration>(passing, forward, INTEGRATIONS);
    // A part that is taken away from an integration is sent as an empty value.
    const given = Object.entries(saved?.after.requestParameters ?? {}).filter(
      ([key, value]) => value !== "" || saved?.before?.requestParameters?.[key] === undefined,
    );
    const problem = given.flatMap(([key, value]) => mappingProblem(key, value) ?? [])[0];
    return problem === undefined ? forward(passing) : badRequest(problem);
  },
};

export const integrationTimeouts: ManagementRule = {
  name: "an integration of an HTTP API waits from 50 milliseconds to 30 seconds",
  because: "moto takes any number",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html",
  shownBy,
  intercept: async (passing, forward) => {
    const { timeoutInMillis: timeout } =
      (await savedPart<HttpIntegration>(passing, forward, INTEGRATIONS))?.after ?? {};
    return timeout === undefined || (timeout >= 50 && timeout <= 30_000)
      ? forward(passing)
      : badRequest("Timeout should be between 50 ms and 30000 ms");
  },
};
