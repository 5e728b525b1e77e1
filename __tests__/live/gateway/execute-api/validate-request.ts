import { modelSchema } from "./model-schema";
import type { Refusal } from "./refusal";

/** A request validator, as API Gateway describes it. */
export interface RequestValidator {
  readonly validateRequestBody: boolean;
  readonly validateRequestParameters: boolean;
}

/** A method's requirements of its requests, as API Gateway describes them. */
export interface AskedOfRequests {
  readonly validator: RequestValidator;
  /** True = the parameter is required. By its name: `method.request.querystring.page`. */
  readonly requestParameters: Readonly<Record<string, boolean>>;
  /** The model of the body, by content type. */
  readonly requestModels: Readonly<Record<string, string>>;
  /** JSON Schemas of draft 4, by the name of their model. */
  readonly models: Readonly<Record<string, unknown>>;
}

/** A request, as far as it is validated. */
export interface ValidatedRequest {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As on the wire, without the question mark. */
  readonly query: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * API Gateway's answer in the place of the function; undefined where it passes the request on. Parameters are validated
 * first (*assumed*). Values of parameters, formats and a body of a content type that has no model are left to the
 * function.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
 */
export function validateRequest(asked: AskedOfRequests, request: ValidatedRequest): Refusal | undefined {
  const { validateRequestBody, validateRequestParameters } = asked.validator;
  const missing = validateRequestParameters ? missingParameters(asked, request) : [];
  if (missing.length > 0)
    return badRequest(
      "BAD_REQUEST_PARAMETERS",
      `Missing required request parameters: [${missing.join(", ")}]`,
    );
  return validateRequestBody && !fitsModel(asked, request)
    ? badRequest("BAD_REQUEST_BODY", "Invalid request body")
    : undefined;
}

function badRequest(responseType: Refusal["responseType"], message: string): Refusal {
  return { status: 400, type: "BadRequestException", responseType, body: { message } };
}

/** A parameter is there when it is not blank; the names of headers and of the query are told apart by their case. */
function missingParameters(
  { requestParameters }: AskedOfRequests,
  request: ValidatedRequest,
): readonly string[] {
  return Object.entries(requestParameters)
    .filter(([, required]) => required)
    .map(([name]) => name.split("."))
    .filter(([, , place, ...name]) => parameterIn(place, name.join("."), request).trim() === "")
    .map(([, , , ...name]) => name.join("."));
}

function parameterIn(place: string | undefined, name: string, request: ValidatedRequest): string {
  switch (place) {
    case "path":
      return request.pathParameters[name] ?? "";
    case "querystring":
      return new URLSearchParams(request.query).get(name) ?? "";
    case "header":
      return request.headers.find(([one]) => one === name)?.[1] ?? "";
    default:
      throw new Error(`a request has no ${place}`);
  }
}

/** A body that is missing is held against the model as `{}`. */
function fitsModel({ requestModels, models }: AskedOfRequests, { headers, body }: ValidatedRequest): boolean {
  const written = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "application/json";
  const model = requestModels[written.split(";")[0]?.trim().toLowerCase() ?? ""];
  if (model === undefined) return true;
  const text = body.toString().trim();
  const value = parsed(text === "" ? "{}" : text);
  return value !== undefined && modelSchema(model, models)(value.json);
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
