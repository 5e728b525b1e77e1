import { type ReadDocument, statementsOf } from "../../../access/evaluation/policy/read-document";
import { many } from "../../../policies/document";

/**
 * The unique ids of deleted roles and users among the principals of a document: AWS shows the id once the ARN leads nowhere.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function principalIds(document: ReadDocument): readonly string[] {
  return statementsOf(document).flatMap(({ Principal }) =>
    Principal === undefined || typeof Principal === "string"
      ? []
      : Object.values(Principal)
          .flatMap((values) => many(values))
          .filter((value) => /^(AROA|AIDA)[A-Z0-9]+$/.test(value)),
  );
}
