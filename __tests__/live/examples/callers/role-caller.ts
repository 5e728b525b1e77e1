import { probe } from "../../data-path/system/probe";
import type { Gateway } from "../../gateway/gateway";
import { serviceName } from "../../gateway/network/names";
import type { Session } from "../../gateway/signature/sessions";
import type { Caller } from "./caller";

/** The API as a consumer's own software finds it. */
export interface Way {
  readonly apiId: string;
  readonly stage: string;
  /** Absent = over the internet. */
  readonly endpointId?: string;
}

/** A caller with the credentials of a role, which signs without code of Crosslink. */
export function roleCaller(gateway: Gateway, signer: Session, { apiId, stage, endpointId }: Way): Caller {
  const host = `${apiId}.${serviceName("execute-api", gateway.region)}`;
  return {
    call: async ({ method, path }) => {
      const asked = { endpointId, host, method, path: `/${stage}${path}`, signer };
      const { statusCode, body } = await probe({ gateway }, asked);
      return { status: statusCode, body };
    },
    stop: async () => {},
  };
}
