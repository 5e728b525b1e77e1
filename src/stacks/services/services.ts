import type { ServiceType } from "../../model/provider";
import { restApi } from "./rest-api";
import type { ServiceMaker } from "./service-facts";

/** The maker of each kind of service. */
export const SERVICE_MAKERS: Readonly<Record<ServiceType, ServiceMaker>> = {
  "private-rest-api": restApi,
  "mtls-rest-api": restApi,
  "regional-rest-api": restApi,
};
