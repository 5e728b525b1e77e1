import { functionArn } from "../../../../model/aws/arn";
import { authorizerName } from "../../../../model/aws/names";
import { certificateGrants } from "../../documents/certificate-grants";
import type { ExaminedCall } from "../../examined-call";
import { type LiveFunction, liveFunction } from "../functions";
import { byProvider, on } from "../needed";
import type { Reading } from "../reading";
import { entered } from "./entered";

/** The provider whose authorizer knows callers by their certificates. */
export function certificateProvider(call: ExaminedCall) {
  const provider = entered(call);
  return provider?.service.auth === "certificate" ? provider : undefined;
}

export const authorizerReading: Reading<LiveFunction | undefined> = {
  what: "the API's authorizer",
  key: byProvider,
  needs: (call) => {
    const provider = certificateProvider(call);
    if (provider === undefined) return [];
    const arn = functionArn(provider, authorizerName(provider.name));
    return on(provider, arn, "lambda:GetFunctionConfiguration");
  },
  read: async (call, { aws }) => {
    const provider = certificateProvider(call);
    return provider && liveFunction(aws(provider), authorizerName(provider.name));
  },
};

/** The grants are bundled with the authorizer's code, so that its hash tells whether it knows them. */
export const intendedCodeReading: Reading<string | undefined> = {
  what: "the code of the API's authorizer",
  key: byProvider,
  needs: () => [],
  read: async (call, { authorizerHash }) => {
    const provider = certificateProvider(call);
    return provider && authorizerHash?.(JSON.stringify(certificateGrants(provider)));
  },
};
