import { statementsOf } from "../../../access/evaluation/policy/read-document";
import { apiArn } from "../../../model/aws/arn";
import { IDENTITY_HANDLER, physicalName } from "../../../model/aws/names";
import { matchesWildcard } from "../../../model/aws/wildcard";
import { many } from "../../../policies/document";
import { cause, deployOnly, type Evidence } from "../cause";
import type { ExaminedCall } from "../examined-call";
import { backendName, type LiveFunction } from "../facts/functions";
import { openRefusals, refusalWords } from "../refusals";

export const handlerAbsent = cause({
  id: "handler-absent",
  hop: "integration",
  name: "The function behind the route does not exist, or cannot run",
  reads: ["backend"],
  look: ({ backend }, call) => {
    const name = backendName(call);
    if (call.provider === undefined || name === undefined) return undefined;
    if (backend !== undefined && !/^(Failed|Inactive)$/.test(backend.state ?? "")) return undefined;
    const live = backend ? `${name} is ${backend.state}` : "none";
    return {
      evidence: [{ live, intended: `the function ${name}, active` }],
      mend: deployOnly(call.provider),
    };
  },
});

/** @see https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html */
export const notInvocable = cause({
  id: "invoke-permission",
  hop: "integration",
  name: "The API may not invoke the function behind the route",
  reads: ["backend", "api"],
  look: ({ backend, api }, call) => {
    if (call.provider === undefined || backend === undefined || api === undefined) return undefined;
    const source = `${apiArn({ ...call.use, apiId: api.id })}/${call.use.stage}/*`;
    if (mayInvoke(backend, source)) return undefined;
    return {
      evidence: [
        {
          live: `the policy of ${backend.name} allows API Gateway nothing of ${source}`,
          intended: `lambda:InvokeFunction to apigateway.amazonaws.com for ${source}`,
        },
      ],
      mend: deployOnly(call.provider),
    };
  },
});

function mayInvoke({ policy }: LiveFunction, source: string): boolean {
  const statements = policy ? statementsOf(policy) : [];
  return statements.some(({ Effect, Principal, Action, Condition }) => {
    const service = typeof Principal === "object" ? Principal.Service : undefined;
    if (Effect !== "Allow" || service === undefined || !many(service).includes("apigateway.amazonaws.com"))
      return false;
    if (!many(Action ?? []).some((action) => matchesWildcard(action, "lambda:InvokeFunction"))) return false;
    const sources = Object.values(Condition ?? {}).flatMap((tests) =>
      Object.entries(tests ?? {}).flatMap(([key, values]) =>
        key.toLowerCase() === "aws:sourcearn" ? many(values ?? []).map(String) : [],
      ),
    );
    return sources.length === 0 || sources.some((pattern) => matchesWildcard(pattern, source));
  });
}

export const handlerEnvironment = cause({
  id: "handler-environment",
  hop: "integration",
  name: "The function behind the route has other settings than the deployment gives it",
  reads: ["backend"],
  look: ({ backend }, call) => {
    if (call.provider === undefined || backend === undefined) return undefined;
    const evidence = Object.entries(intendedSettings(call)).flatMap(
      ([name, intended]): readonly Evidence[] => {
        const live = backend.environment[name];
        return live === intended ? [] : [{ live: `${name}=${live ?? ""}`, intended: `${name}=${intended}` }];
      },
    );
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(call.provider) };
  },
});

function intendedSettings(call: ExaminedCall): Readonly<Record<string, string>> {
  const { provider } = call;
  const name = backendName(call);
  const handler = provider?.backend.handlers.find((one) => physicalName(provider.name, one.name) === name);
  if (provider === undefined || handler === undefined) return {};
  const isKept = handler.name === IDENTITY_HANDLER && provider.backend.table;
  return {
    ...handler.environment,
    ...(isKept && { TABLE_NAME: physicalName(provider.name, IDENTITY_HANDLER) }),
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html */
export const handlerFails = cause({
  id: "handler-fails",
  isSymptom: true,
  hop: "integration",
  name: "The function behind the route fails",
  reads: ["accessLog", "endpoint", "backendErrors"],
  look: ({ accessLog, endpoint, backendErrors }, call) => {
    const failed = openRefusals(accessLog, call, endpoint).find(({ status }) => status >= 500);
    const name = backendName(call);
    if (failed === undefined || name === undefined || call.provider === undefined) return undefined;
    const logged = backendErrors.at(-1)?.message.replace(/\s+/g, " ").trim().slice(0, MAX_MESSAGE);
    return {
      evidence: [
        {
          live: `${refusalWords(failed)}${logged === undefined ? "" : `; its log: ${logged}`}`,
          intended: "an answer of the function",
        },
      ],
      mend: `aws logs tail /aws/lambda/${name} --region ${call.provider.region} --since 15m`,
    };
  },
});

const MAX_MESSAGE = 300;
