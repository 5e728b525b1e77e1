import type { Grant } from "../../model/grant";
import { isPublic } from "../../model/services/traits";
import { STRANGER } from "../intruders/probe";
import type { ProviderWorld } from "../world/world";

/** Whom a public API answers, as the matrix says it. */
export const ANYONE = "ANYONE";

/** What a provider gives to whom: a public API every route to anybody. */
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
