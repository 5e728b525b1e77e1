import type { Answer } from "../../proxy";
import { jsonRefusal } from "../../requests/service-refusal";
import type { SecretInput } from "./secret-call";
import type { SecretVersions } from "./secret-versions";

/**
 * Moves a label, or takes it away; whoever moves it has to know where it is.
 * @returns the refusal where that is not so
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 */
export function movedStage(versions: SecretVersions, input: SecretInput): Answer | undefined {
  const { VersionStage = "", RemoveFromVersionId, MoveToVersionId } = input;
  const now = versions.at(VersionStage)?.id;
  for (const id of [RemoveFromVersionId, MoveToVersionId])
    if (id !== undefined && versions.byId(id) === undefined)
      return jsonRefusal("ResourceNotFoundException", `Not a valid version: ${id}`);
  if (RemoveFromVersionId !== undefined && RemoveFromVersionId !== now)
    return invalid(`The staging label ${VersionStage} is not attached to version ${RemoveFromVersionId}.`);
  if (now !== undefined && now !== MoveToVersionId && RemoveFromVersionId === undefined)
    return invalid(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${VersionStage} is currently attached to version ${now}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  if (VersionStage === "AWSCURRENT" && MoveToVersionId === undefined)
    return invalid("You can only move staging label AWSCURRENT to a different secret version.");
  versions.move(VersionStage, MoveToVersionId);
  return undefined;
}

function invalid(message: string): Answer {
  return jsonRefusal("InvalidParameterException", message);
}
