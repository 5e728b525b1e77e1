import { partitionOf } from "../../../model/aws/partition";
import type { KeptKeys } from "../../../model/keys/kept-keys";
import { keyPolicyOf, secretPolicyOf } from "../../../policies/document-ref";
import type { KeyDocuments } from "../../../policies/keys/key-documents";
import type { Caller } from "../../evaluation/call";
import { CALL_KEYS, type RequestContext } from "../../evaluation/policy/context";
import { evaluate } from "../../evaluation/policy/evaluate";
import { understand } from "../../evaluation/policy/understand";
import type { ConsumerWorld } from "../../world/world";
import { callerClasses } from "../classes/callers";
import type { ProofPart, Violation } from "../part";
import { type Reading, readingOfSecret } from "./secret-reading";
import { isForOneOf, secretPatterns, uses, VALIDATION, VERSION_ID } from "./secret-shares";

/**
 * Decides for every class of callers whether it can read a key, by the policies of the secret and of the KMS key together, whatever
 * the callers' own policies allow: only the clients, the rotation and the provider's authorizer can, and who deploys cannot. The
 * keys of a front door's callers nobody outside the account can read.
 */
export function proveReaders(world: ConsumerWorld): readonly ProofPart[] {
  return world.documents.keys.map((documents) => proveKeys(world, documents));
}

function proveKeys(world: ConsumerWorld, documents: KeyDocuments): ProofPart {
  const { consumer } = world;
  const { kept } = documents;
  const holders = holdersOf(kept);
  const secretArns = secretPatterns(consumer, kept);
  const contexts = uses({ region: consumer.region, secretArns }, "key-policy", documents.keyPolicy).filter(
    // No secret has this version: the proof of the KMS key's policy is about it.
    (context) => context[VERSION_ID] !== VALIDATION,
  );
  const callers = callersOf(documents, holders, partitionOf(consumer.region));
  return {
    classes: callers.length * contexts.length,
    violations: callers.flatMap((caller) =>
      contexts.flatMap((context): readonly Violation[] => {
        const isRight = isForOneOf(context, { region: consumer.region, secretArns });
        const isHolder = kept.authorizerRoleArn
          ? holders.includes(caller.arn)
          : caller.account === consumer.account;
        const isIntended = isRight && isHolder;
        const decided = reading(world, documents, caller, context);
        if (decided.allowed === isIntended) return [];
        return [
          {
            path: pathOf(world, kept),
            request: `reading of ${kept.name} by ${caller.arn}${isRight ? "" : ", its KMS key used otherwise"}`,
            isIntended,
            decisive: decided.decisive,
          },
        ];
      }),
    ),
  };
}

/** The roles that read a key. */
export function holdersOf({
  authorizerRoleArn,
  readerRoleArns,
  rotationRoleArn,
}: KeptKeys): readonly string[] {
  return [...(authorizerRoleArn ? [authorizerRoleArn] : []), ...readerRoleArns, rotationRoleArn];
}

function callersOf(
  { keyPolicy, secretPolicy }: KeyDocuments,
  holders: readonly string[],
  partition: string,
): readonly Caller[] {
  const statements = [
    ...understand("key-policy", keyPolicy, CALL_KEYS).statements,
    ...(secretPolicy ? understand("secret-policy", secretPolicy, CALL_KEYS).statements : []),
  ];
  return callerClasses(statements, [], holders, partition);
}

/** The verdict on reading a secret whose KMS key is used in a context; a caller's own policy is taken to allow it. */
export function reading(
  { consumer }: Pick<ConsumerWorld, "consumer">,
  { kept, keyPolicy, secretPolicy }: KeyDocuments,
  caller: Caller,
  context: RequestContext,
): Reading {
  const owner = `${consumer.stackId}/${kept.name}`;
  const atSecret = readingOfSecret(consumer, secretPolicyOf(owner), secretPolicy, caller, context);
  if (!atSecret.allowed) return atSecret;
  const { arn, account } = caller;
  const atKey = evaluate("key-policy", keyPolicy, {
    account,
    action: "kms:Decrypt",
    resource: "*",
    context: { ...context, "aws:PrincipalArn": arn, "aws:PrincipalAccount": account },
  });
  return { allowed: atKey.effect === "allow", decisive: { document: keyPolicyOf(owner), ...atKey } };
}

function pathOf({ consumer }: ConsumerWorld, { owner }: KeptKeys): string {
  return owner.kind === "use"
    ? `consumers.${consumer.stackId}.uses.${owner.use.name}.apiKey`
    : `consumers.${consumer.stackId}.clients.${owner.door.name}.callers`;
}
