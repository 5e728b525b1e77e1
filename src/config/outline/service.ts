import type { Auth, ServiceType } from "../../model/provider";
import { hasEntrance, isPrivate, isPublic, isReachedByEndpoint } from "../../model/services/traits";

/** The kind of an API that is offered or used. */
export interface ServiceOutline {
  readonly type?: ServiceType;
  readonly auth?: Auth;
  /** True if it is reached through endpoints, false if over the internet. */
  readonly isPrivate?: boolean;
  /** True if these are endpoints for execute-api of its consumers'. */
  readonly isReachedByEndpoint?: boolean;
  /** True if they lead to an entrance, behind which it has an endpoint of its own. */
  readonly hasEntrance?: boolean;
  /** True if anybody on the internet may call. */
  readonly isPublic?: boolean;
}

export function serviceOutline(type: ServiceType | undefined, auth: Auth | undefined): ServiceOutline {
  return {
    type,
    auth,
    isPrivate: type && isPrivate({ type }),
    isReachedByEndpoint: type && isReachedByEndpoint({ type }),
    hasEntrance: type && hasEntrance({ type }),
    isPublic: type && auth && isPublic({ type, auth }),
  };
}
