import { alternatives } from "../values/alternatives";
import { certificateArn } from "../values/arns";
import { hostedZoneId, plainDomainName } from "../values/identifiers";
import { map } from "../values/map";
import { list, text, word } from "../values/scalars";

/**
 * The name of an entrance. A private custom domain takes no wildcard, and a hosted zone of a consumer's resolves this name alone.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html
 */
export const entranceDomain = alternatives(
  "either certificateArn (a certificate that exists) or hostedZoneId (for one to make)",
  {
    adopted: {
      certificateArn: certificateArn.describe(
        "A certificate of the name, of ACM in the provider's account and region.",
      ),
    },
    made: {
      hostedZoneId: hostedZoneId.describe(
        "The public hosted zone of the name, in which ACM finds that it is the provider's.",
      ),
    },
  },
  {
    name: plainDomainName.describe("The name that callers use."),
    endpointType: word("endpoint types", ["regional", "private"])
      .default("regional")
      .describe(
        "The kind of the API's custom domain behind the entrance. The regional one has a public name, at which the API refuses every call.",
      ),
  },
);

const file = (what: string) => text(/\S/, what);

/** The authorities whose certificates an entrance accepts, less what they have revoked. */
export const trustStore = map({
  caBundle: file("the path of a file with CAs' certificates in PEM").describe(
    "The authorities' certificates in PEM, one after the other, relative to this file.",
  ),
  revocationLists: list(file("the path of a revocation list"), "a list of paths of revocation lists", 0)
    .default([])
    .describe("Revocation lists of these authorities, in PEM or DER, relative to this file."),
});
