import { accountOf } from "../../model/aws/arn";
import { keyPolicyOf, secretPolicyOf } from "../../policies/document-ref";
import type { KeyDocuments } from "../../policies/keys/key-documents";
import { DECRYPT_KEYS } from "../../policies/keys/key-policy";
import { DENY_OTHER_READERS } from "../../policies/keys/secret-policy";
import { viaSecretsManager } from "../../policies/keys/via-secrets-manager";
import type { Caller } from "../evaluation/call";
import { reading } from "../proof/keys/reader-proof";
import { sampleSecretArn } from "../world/sample-keys";
import type { ConsumerWorld } from "../world/world";
import { intruder, type Probe, STRANGER } from "./probe";

/** The readings of a use's key that the policies of its secret and of its KMS key must refuse, whatever others allow. */
export function readerProbes(world: ConsumerWorld, documents: KeyDocuments): readonly Probe[] {
  const { consumer } = world;
  const { kept } = documents;
  const { authorizerRoleArn, owner } = kept;
  const [key] = kept.keys;
  // The keys of a front door's callers are handed out as the account's own policies say.
  if (authorizerRoleArn === undefined || key === undefined || owner.kind !== "use") return [];
  const { account, region } = consumer;
  const document = secretPolicyOf(`${consumer.stackId}/${kept.name}`);
  const context = {
    ...viaSecretsManager(consumer),
    "kms:EncryptionContext:SecretARN": sampleSecretArn(consumer, key),
  };
  const callers: readonly { readonly words: string; readonly caller: Caller }[] = [
    { words: `another role of account ${account}`, caller: intruder(account, region) },
    { words: "the role that deploys the stack", caller: intruder(account, region, "deploy") },
    {
      words: "another role of the provider's account",
      caller: intruder(accountOf(authorizerRoleArn), region),
    },
    { words: "a role of a stranger's account", caller: intruder(STRANGER, region) },
  ];
  return [
    ...callers.map(({ words, caller }) => ({
      path: `consumers.${consumer.stackId}.uses.${owner.use.name}.apiKey`,
      sentence: `${words} reading the key of ${owner.use.name} of ${consumer.stackId}`,
      guard: { document, sid: DENY_OTHER_READERS },
      verdict: verdictOf(world, documents, caller, context),
    })),
    {
      path: `consumers.${consumer.stackId}.uses.${owner.use.name}.apiKey`,
      sentence: `the provider's authorizer using the KMS key of ${kept.name} for another secret`,
      guard: { document: keyPolicyOf(`${consumer.stackId}/${kept.name}`), sid: DECRYPT_KEYS },
      verdict: verdictOf(
        world,
        documents,
        { arn: authorizerRoleArn, account: accountOf(authorizerRoleArn) },
        {
          ...context,
          "kms:EncryptionContext:SecretARN": `${sampleSecretArn(consumer, { secretPrefix: "other-" })}`,
        },
      ),
    },
  ];
}

function verdictOf(
  world: ConsumerWorld,
  documents: KeyDocuments,
  caller: Caller,
  context: Readonly<Record<string, string>>,
) {
  const { allowed, decisive } = reading(world, documents, caller, context);
  return { allowed, decisive, steps: [decisive] };
}
