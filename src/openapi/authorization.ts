import type { JsonMap } from "../model/openapi-document";
import type { Auth } from "../model/provider";

/** The name of the security scheme that asks for a signature. */
const SIGNATURE = "sigv4";

/**
 * An AWS signature as a security scheme. The word `awsSigv4` is API Gateway's own, and makes a method's authorization
 * `AWS_IAM`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html
 */
const SECURITY_SCHEMES: JsonMap = {
  [SIGNATURE]: {
    type: "apiKey",
    name: "Authorization",
    in: "header",
    "x-amazon-apigateway-authtype": "awsSigv4",
  },
};

/** The security schemes of a document whose operations know their callers this way; absent where they do not ask. */
export function securitySchemes(auth: Auth): JsonMap | undefined {
  return auth === "iam" ? SECURITY_SCHEMES : undefined;
}

/** The security of an operation. Each operation has its own: API Gateway takes none for a whole document. */
export function security(auth: Auth): readonly JsonMap[] | undefined {
  return auth === "iam" ? [{ [SIGNATURE]: [] }] : undefined;
}
