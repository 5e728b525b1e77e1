import type { JsonMap } from "../model/openapi-document";
import type { Auth } from "../model/provider";

/** The name of the security scheme for AWS signatures. */
const SIGNATURE = "sigv4";

/**
 * The security scheme for AWS signatures. `awsSigv4` is API Gateway's own extension, and sets a method's
 * authorization to `AWS_IAM`.
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

/** The security schemes of a document; undefined if its operations need no authorization. */
export function securitySchemes(auth: Auth): JsonMap | undefined {
  return auth === "iam" ? SECURITY_SCHEMES : undefined;
}

/** The security of an operation. Each operation needs its own: API Gateway ignores a document's. */
export function security(auth: Auth): readonly JsonMap[] | undefined {
  return auth === "iam" ? [{ [SIGNATURE]: [] }] : undefined;
}
