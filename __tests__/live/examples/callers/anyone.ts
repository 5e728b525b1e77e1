import { probe } from "../../data-path/system/probe";
import type { Gateway } from "../../gateway/gateway";
import { serviceName } from "../../gateway/network/names";
import type { Caller } from "./caller";

/** An unsigned caller on the internet that knows an API's id and stage. */
export function anyone(gateway: Gateway, apiId: string, stage: string): Caller {
  const host = `${apiId}.${serviceName("execute-api", gateway.region)}`;
  return {
    call: async ({ method, path }) => {
      const { statusCode, body } = await probe({ gateway }, { host, method, path: `/${stage}${path}` });
      return { status: statusCode, body };
    },
    stop: async () => {},
  };
}
