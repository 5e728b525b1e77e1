import type { Consumer } from "../../model/consumer";
import { type KeptKeys, keptKeys } from "../../model/keys/kept-keys";
import type { PolicyDocument } from "../document";
import { keyPolicy } from "./key-policy";
import { secretPolicy } from "./secret-policy";

/** Keys that a consumer keeps, with the policies of their KMS key and of each of their secrets. */
export interface KeyDocuments {
  readonly kept: KeptKeys;
  readonly keyPolicy: PolicyDocument;
  /** Absent where the account's own policies decide. */
  readonly secretPolicy?: PolicyDocument;
}

/** Nothing in them depends on an apply. */
export function keyDocuments(consumer: Consumer): readonly KeyDocuments[] {
  return keptKeys(consumer).map((kept) => ({
    kept,
    keyPolicy: keyPolicy(consumer, kept),
    secretPolicy: secretPolicy(consumer, kept),
  }));
}
