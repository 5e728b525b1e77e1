import { cause } from "../cause";
import { openRefusals, refusalWords } from "../refusals";

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html */
export const throttled = cause({
  id: "throttled",
  hop: "throttle",
  name: "The API throttles the route",
  reads: ["accessLog", "endpoint"],
  look: ({ accessLog, endpoint }, call) => {
    const refused = openRefusals(accessLog, call, endpoint).find(
      ({ status, responseType = "" }) => status === 429 || /^(THROTTLED|QUOTA_EXCEEDED)$/.test(responseType),
    );
    if (refused === undefined) return undefined;
    const { service } = call.provider ?? {};
    const own = service?.operations.find(
      ({ method, path }) => method === call.route.method && path === call.route.path,
    );
    const { ratePerSecond, burst } = own?.throttle ?? service?.throttle ?? {};
    return {
      evidence: [
        {
          live: refusalWords(refused),
          intended: `at most ${ratePerSecond} requests a second, ${burst} at once`,
        },
      ],
      mend: `raise providers.${call.use.name}.service.throttle (or that of the route), then npx crosslink deploy; or call less often`,
    };
  },
});
