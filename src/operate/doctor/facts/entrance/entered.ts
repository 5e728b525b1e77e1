import type { Provider } from "../../../../model/provider";
import type { ExaminedCall } from "../../examined-call";

/** The provider whose entrance a call goes through; undefined where it goes through none that the deployment makes. */
export function entered({ provider }: ExaminedCall): Provider | undefined {
  return provider?.service.entrance && provider;
}

/** The text that a fact of an entrance is known by. */
export const byEntrance = (call: ExaminedCall) => entered(call)?.stackId ?? "none";
