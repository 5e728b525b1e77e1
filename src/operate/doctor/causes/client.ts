import { apiHost } from "../../../model/aws/api-host";
import { cause, deployOnly, type Evidence } from "../cause";
import { clientFunctionName, type ExaminedCall } from "../examined-call";
import type { LiveEndpoint } from "../facts/endpoints";

export const functionAbsent = cause({
  id: "client-function-absent",
  hop: "client",
  name: "The client's function does not exist",
  reads: ["clientFunction"],
  look: ({ clientFunction }, call) => {
    const name = clientFunctionName(call);
    if (name === undefined || clientFunction !== undefined) return undefined;
    return {
      evidence: [{ live: "none", intended: `the function ${name}` }],
      mend: deployOnly(call.consumer),
    };
  },
});

export const functionEnvironment = cause({
  id: "client-environment",
  hop: "client",
  name: "The client's function has other settings than the deployment gives it",
  reads: ["clientFunction", "apiIds", "endpoint"],
  look: ({ clientFunction, apiIds, endpoint }, call) => {
    const apiId = apiIds[call.use.name];
    if (clientFunction === undefined || apiId === undefined) return undefined;
    const evidence = Object.entries(intendedEnvironment(call, apiId, endpoint)).flatMap(
      ([name, intended]): readonly Evidence[] => {
        const live = clientFunction.environment[name];
        if (live === intended) return [];
        return [{ live: `${name}=${live ?? ""}`, intended: `${name}=${intended}` }];
      },
    );
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(call.consumer) };
  },
});

/** The variables that tell a client where to call, and as whom. `EXTERNAL_ID` belongs to the assumption. */
function intendedEnvironment(
  { consumer, client, use }: ExaminedCall,
  apiId: string,
  endpoint: LiveEndpoint | undefined,
): Readonly<Record<string, string>> {
  if (use.entrance) return { API_DOMAIN: use.entrance.domain, API_REGION: use.region };
  const executeApi = consumer.vpc?.executeApi;
  // Without its endpoint the address is not known; that there is none is a cause of its own.
  if (executeApi && (endpoint === undefined || endpoint.state !== "available"))
    return { API_REGION: use.region };
  const associates = executeApi?.kind === "made" && executeApi.associate;
  const host = apiHost(associates ? `${apiId}-${endpoint?.id}` : apiId, use);
  const hasPublicName = executeApi === undefined || (executeApi.kind === "made" && executeApi.privateDns);
  const connectTo = hasPublicName || associates ? host : endpoint?.dnsNames[0];
  return {
    ...(connectTo !== undefined && { API_URL: `https://${connectTo}/${use.stage}` }),
    API_HOST: host,
    API_REGION: use.region,
    ...(client.auth === "assume-role" && { ROLE_ARN: client.accessRole.arn }),
  };
}
