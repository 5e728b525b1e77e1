import { MAX_ROLE_NAME } from "../../../model/aws/names";
import { dotted, expected, type Finding, quoted } from "../../findings/finding";
import type { DeploymentDraft } from "../../outline/draft";
import { type DraftRole, draftRoles } from "./draft-roles";

/** Roles and functions have names that AWS accepts, and of their own: ids may hold the dash that joins them. */
export function roleNames(file: DeploymentDraft, folder: string): readonly Finding[] {
  const roles = draftRoles(file, folder);
  return [...roles.flatMap(tooLong), ...taken(roles)];
}

function tooLong({ name, path, parts }: DraftRole): readonly Finding[] {
  if (name.length <= MAX_ROLE_NAME) return [];
  const message = expected(
    `a role name of at most ${MAX_ROLE_NAME} characters`,
    `${name.length} in ${quoted(name)}`,
    ` (shorten the deployment's name, ${parts})`,
  );
  return [{ path, message, at: "key" }];
}

function taken(roles: readonly DraftRole[]): readonly Finding[] {
  const first = new Map<string, DraftRole>();
  return roles.flatMap((one) => {
    const key = `${one.account} ${one.name}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    if (other === undefined || one.account === undefined) return [];
    const message = expected(
      `a role name of its own in account ${one.account}`,
      `${quoted(one.name)} as of ${dotted(other.path)}`,
    );
    return [{ path: one.path, message, at: "key" }];
  });
}
