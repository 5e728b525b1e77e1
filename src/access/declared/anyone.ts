import type { Grant } from "../../model/grant";
import { isPublic } from "../../model/services/traits";
import { STRANGER } from "../intruders/probe";
import type { ProviderWorld } from "../world/world";

/** The caller of a public API in the matrix. */
export const ANYONE = "ANYONE";

/** A provider's grants; a public API grants every route to anyone. */
export function givenBy({ provider, grants }: ProviderWorld): readonly Grant[] {
  const { service } = provider;
  if (!isPublic(service)) return grants;
  return [
    {
      consumer: "anyone",
      isExternal: true,
      account: STRANGER,
      routes: service.routes,
      callerRoleArns: [],
      reach: { kind: "internet" },
    },
  ];
}
