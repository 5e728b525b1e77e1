import type { Gap } from "../gap";

interface Patch {
  readonly patchOperations: readonly { readonly value?: string }[];
}

/** `UpdateAccount` without a value, which takes the CloudWatch role away. */
export const accountReset: Gap = {
  because:
    "The AWS provider resets the account's CloudWatch role by a patch without a value; moto answers 500, and the provider retries for as long as anybody waits",
  intercept: (passing, forward) => {
    if (passing.method !== "PATCH" || passing.path !== "/account") return forward(passing);
    const { patchOperations } = JSON.parse(passing.body.toString()) as Patch;
    const body = { patchOperations: patchOperations.map((operation) => ({ value: "", ...operation })) };
    return forward({ ...passing, body: Buffer.from(JSON.stringify(body)) });
  },
};
