import type { Auth, ServiceType } from "../../model/provider";
import { isPrivate, isPublic } from "../../model/services/traits";

/** The kind of an API that is offered or used. */
export interface ServiceOutline {
  readonly type?: ServiceType;
  readonly auth?: Auth;
  /** True if it is reached through endpoints, false if over the internet. */
  readonly isPrivate?: boolean;
  /** True if anybody on the internet may call. */
  readonly isPublic?: boolean;
}

export function serviceOutline(type: ServiceType | undefined, auth: Auth | undefined): ServiceOutline {
  return {
    type,
    auth,
    isPrivate: type && isPrivate({ type }),
    isPublic: type && auth && isPublic({ type, auth }),
  };
}
