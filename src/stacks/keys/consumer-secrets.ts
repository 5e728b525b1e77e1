import type { TerraformStack } from "cdktf";
import type { KeptSecrets } from "../../constructs/keys/kept-secrets";
import type { Consumer } from "../../model/consumer";
import type { ConsumerFacts } from "../../policies/consumer-documents";
import { keyDocuments } from "../../policies/keys/key-documents";

/** The secrets of everything that a consumer keeps. */
export interface ConsumerSecrets extends Pick<ConsumerFacts, "secretArns" | "kmsKeyArns"> {
  /** By the ids of `KeptKeys`. */
  readonly made: Readonly<Record<string, KeptSecrets>>;
}

export function consumerSecrets(stack: TerraformStack, consumer: Consumer): ConsumerSecrets {
  const made = keyDocuments(consumer).map((documents) => {
    // Loaded on use, as most consumers keep no keys.
    const { KeptSecrets } =
      require("../../constructs/keys/kept-secrets") as typeof import("../../constructs/keys/kept-secrets");
    const { id } = documents.kept;
    return [id, new KeptSecrets(stack, `secrets:${id}`, documents)] as const;
  });
  return {
    made: Object.fromEntries(made),
    secretArns: Object.assign({}, ...made.map(([, { secretArns }]) => secretArns)),
    kmsKeyArns: Object.fromEntries(made.map(([id, { kmsKeyArn }]) => [id, kmsKeyArn])),
  };
}
