import { partyName } from "./identifiers";
import { map } from "./map";
import { whole, word } from "./scalars";

/** Something a consumer runs that calls an API. */
export const client = map({
  type: word("supported types", ["lambda"]).describe("What runs: a Lambda function in the consumer's VPC."),
  uses: partyName("name of one of the consumer's uses").describe("Which of the consumer's uses it calls."),
  auth: word("supported authorizations", ["direct", "assume-role"]).describe(
    "Sign with the client's own role (direct), or with the provider's access role (assume-role).",
  ),
  timeoutSeconds: whole("seconds", 1, 30).default(10).describe("How long one call may take."),
});
