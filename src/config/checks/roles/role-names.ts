import { MAX_ROLE_NAME } from "../../../model/aws/names";
import { dotted, type Finding, quoted, unexpectedKey } from "../../findings/finding";
import type { MadeRole } from "../../outline/made-roles";
import type { PartiesOutline } from "../../outline/parties";

/** Roles and functions have names that AWS accepts, and of their own: ids may hold the dash that joins them. */
export function roleNames({ roles }: PartiesOutline): readonly Finding[] {
  return [...roles.flatMap(tooLong), ...taken(roles)];
}

function tooLong({ name, path, parts }: MadeRole): readonly Finding[] {
  if (name.length <= MAX_ROLE_NAME) return [];
  const wanted = `a role name of at most ${MAX_ROLE_NAME} characters`;
  const advice = ` (shorten the deployment's name${parts.includes(" or ") ? "," : " or"} ${parts})`;
  return [unexpectedKey(path, wanted, `${name.length} in ${quoted(name)}`, advice)];
}

function taken(roles: readonly MadeRole[]): readonly Finding[] {
  const first = new Map<string, MadeRole>();
  return roles.flatMap((one) => {
    const key = `${one.account} ${one.name}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, one);
    if (other === undefined || one.account === undefined) return [];
    const wanted = `a role name of its own in account ${one.account}`;
    return [unexpectedKey(one.path, wanted, `${quoted(one.name)} as of ${dotted(other.path)}`)];
  });
}
