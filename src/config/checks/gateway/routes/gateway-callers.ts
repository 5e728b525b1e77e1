import { answeredRoutes } from "../../../../model/routes/written-routes";
import { dotted, type Finding, unexpected } from "../../../findings/finding";
import type { GatewayOutline } from "../../../outline/gateway/gateways";
import type { GatewayCallerOutline } from "../../../outline/gateway/http-gateway";
import type { MadeRole } from "../../../outline/made-roles";
import { madeAs } from "../../roles/made-as";
import { inseparableRoutes } from "../../uses/inseparable-routes";

/** The callers of a gateway are roles that others make, each of them once, with routes that a policy can tell from the others. */
export function gatewayCallers(
  { consumers }: GatewayOutline,
  roles: readonly MadeRole[],
): readonly Finding[] {
  const advice = " (grant both, or rename one)";
  return consumers.flatMap(({ offered, gateways }) =>
    gateways.flatMap(({ callers }) => [
      ...callers.flatMap((caller) => made(caller, roles)),
      ...twice(callers),
      ...(offered === undefined
        ? []
        : callers.flatMap((caller) =>
            inseparableRoutes(caller, answeredRoutes(offered), { deniesOthers: true, advice }),
          )),
    ]),
  );
}

function made({ path, roleArn }: GatewayCallerOutline, roles: readonly MadeRole[]): readonly Finding[] {
  const use = roleArn && madeAs(roleArn, roles);
  return use ? [unexpected([...path, "role"], "a role that exists already", `the one that ${use}`)] : [];
}

function twice(callers: readonly GatewayCallerOutline[]): readonly Finding[] {
  const first = new Map<string, GatewayCallerOutline>();
  return callers.flatMap((caller) => {
    const { path, roleArn } = caller;
    if (roleArn === undefined) return [];
    const other = first.get(roleArn);
    if (other === undefined) first.set(roleArn, caller);
    const wanted = "a role that no other caller has";
    return other ? [unexpected([...path, "role"], wanted, `that of ${dotted(other.path)}`)] : [];
  });
}
