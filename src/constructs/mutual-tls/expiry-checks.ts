import type { TerraformStack } from "cdktf";
import type { TrustStore as TrustStoreSettings } from "../../model/mutual-tls/entrance";
import { literal } from "../../terraform/literal";

/** The time before an end at which every plan begins to warn: 30 days. */
const WARNING = "720h";

/**
 * Has plans warn before a certificate authority expires, or a revocation list is overdue: whoever has a certificate of it is then
 * refused, or somebody's who should be is not. Synthesis has no clock; Terraform has one, and its checks fail no run.
 * @param trustStore the store's address, since a check has to be about something of the stack
 * @see https://developer.hashicorp.com/terraform/language/checks
 */
export function expiryChecks(
  stack: TerraformStack,
  { authorities, revocationLists }: Pick<TrustStoreSettings, "authorities" | "revocationLists">,
  trustStore: string,
): void {
  const asserted = [
    ...authorities.map(({ subject, notAfter }) => ({
      end: notAfter,
      message: `The certificate authority ${subject} expires at ${notAfter}: put its successor into trustStore.caBundle, then renew the clients' certificates.`,
    })),
    ...revocationLists.flatMap(({ name, nextUpdate }) =>
      nextUpdate === undefined
        ? []
        : [
            {
              end: nextUpdate,
              message: `The revocation list ${name} is due by ${nextUpdate}: put the next one into trustStore.revocationLists.`,
            },
          ],
    ),
  ];
  stack.addOverride("check.expiry", {
    assert: asserted.map(({ end, message }) => ({
      condition: `\${timecmp(timeadd(plantimestamp(), "${WARNING}"), "${end}") < 0 || ${trustStore}.arn == ""}`,
      error_message: literal(message),
    })),
  });
}
