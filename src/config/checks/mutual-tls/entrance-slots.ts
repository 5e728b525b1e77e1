import type { Finding } from "../../findings/finding";
import type { DeploymentOutline } from "../../outline/deployment";
import { metSlots } from "../network/met-slots";

/** The endpoints that a consumer has for entrances have addresses of their own. */
export function entranceSlots({ consumers }: DeploymentOutline): readonly Finding[] {
  return consumers.flatMap(({ uses, slots }) => {
    const placed = uses.flatMap(({ path, value, entrance }) =>
      entrance ? { path, value, slot: entrance.slot } : [],
    );
    return slots === undefined ? [] : metSlots(placed, slots);
  });
}
