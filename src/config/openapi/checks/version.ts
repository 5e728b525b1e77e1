import { expected } from "../../findings/finding";
import type { Observation } from "../copy/fate";
import { below, isMap, type Remark, type Spot, writtenAt } from "../files/spot";

/** The version of a document that was written in 3.1, as it is handed on. */
const HANDED_ON = "3.0.3";

export interface Version {
  readonly is31: boolean;
  /** The version that the document for API Gateway declares. */
  readonly handedOn: string;
  readonly observations: readonly Observation[];
}

/**
 * The version of a document. API Gateway refuses 3.1 ("Invalid OpenAPI input"), so that a document in 3.1 is said again
 * in 3.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
 * @see https://github.com/aws/serverless-application-model/issues/3449
 */
export function versionOf(root: Spot): Version | Remark {
  const spot = below(root, "openapi");
  const written = String(spot.value);
  if (isMap(root.value) && typeof spot.value === "string") {
    if (/^3\.0\.\d+$/.test(written)) return { is31: false, handedOn: written, observations: [] };
    if (/^3\.1\.\d+$/.test(written))
      return { is31: true, handedOn: HANDED_ON, observations: [saidAgain(spot)] };
  }
  const swagger = below(root, "swagger");
  const got = swagger.value === undefined ? writtenAt(spot) : `swagger: ${writtenAt(swagger)}`;
  return {
    spot: swagger.value === undefined ? spot : swagger,
    message: expected('openapi: "3.0.x" or "3.1.x"', got),
  };
}

function saidAgain(spot: Spot): Observation {
  const because = "as API Gateway refuses 3.1";
  return { spot, subject: "this document of OpenAPI 3.1", verb: `is handed on as ${HANDED_ON}`, because };
}
