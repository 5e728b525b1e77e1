import { map } from "../values/map";
import { whole } from "../values/scalars";

/**
 * The Lambda authorizer of an API with keys.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
 */
export const authorizer = map({
  cacheSeconds: whole("seconds", 0, 3600).describe(
    "How long API Gateway keeps an answer: for so long a key that is refused may still open the API. Default: 300 where answers are for one endpoint only, else 0.",
  ),
});
