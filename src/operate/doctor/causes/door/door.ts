import { keyIdOf } from "../../../../model/keys/kept-keys";
import { ANY, routeKey } from "../../../../model/routes/route";
import { cause, deployOnly, type Evidence, type Found } from "../../cause";
import type { ExaminedCall } from "../../examined-call";
import { doorOf } from "../../facts/door/door";
import type { AccessEntry } from "../../facts/logs/access-log";
import { nobodyHealthy } from "../../live/targets";
import { isOfRoute, refusalWords } from "../../refusals";

export const apiAbsent = cause({
  id: "door-absent",
  hop: "door",
  name: "The front door's API or its stage does not exist",
  reads: ["doorApi", "doorStage"],
  look: ({ doorApi, doorStage }, call) => {
    const found = doorOf(call);
    if (found === undefined || doorStage !== undefined) return undefined;
    const live = doorApi === undefined ? "no API" : `${doorApi} has no stage ${found.door.stage}`;
    const intended = `a REST API ${found.name} with the stage ${found.door.stage}`;
    return { evidence: [{ live, intended }], mend: deployOnly(call.consumer) };
  },
});

export const routeAbsent = cause({
  id: "door-route-absent",
  hop: "door",
  name: "The front door's stage serves a deployment that does not have the route",
  reads: ["doorDeployment"],
  look: ({ doorDeployment }, call) => {
    if (doorOf(call) === undefined || doorDeployment === undefined) return undefined;
    const { id, methods } = doorDeployment;
    const { route } = call;
    if (methods[routeKey(route)] ?? methods[`${ANY} ${route.path}`]) return undefined;
    const served = Object.keys(methods).sort().join(", ");
    const evidence = [{ live: `${id} serves ${served || "nothing"}`, intended: routeKey(route) }];
    return { evidence, mend: deployOnly(call.consumer) };
  },
});

export const authorizerDiffers = cause({
  id: "door-authorizer",
  hop: "door",
  name: "The front door's authorizer does not exist, or reads other keys than the deployment's",
  reads: ["doorAuthorizer", "secrets"],
  look: ({ doorAuthorizer, secrets }, call) => {
    const found = doorOf(call);
    if (found === undefined) return undefined;
    const mend = deployOnly(call.consumer);
    if (doorAuthorizer === undefined)
      return { evidence: [{ live: "none", intended: `the function ${found.name}` }], mend };
    const arnOf = (id: string) => secrets[id]?.arn;
    const callers = found.door.callers.map(({ name }) => [name, arnOf(`${found.door.name}_${name}`)]);
    const intended = {
      UPSTREAM_SECRET_ARN: arnOf(keyIdOf(call.use)),
      CALLER_SECRET_ARNS: JSON.stringify(Object.fromEntries(callers)),
      STAGE: found.door.stage,
    };
    const evidence = Object.entries(intended).flatMap(([name, value]): readonly Evidence[] => {
      const live = doorAuthorizer.environment[name];
      // Without its secret a key is a cause of its own.
      if (value === undefined || live === value) return [];
      return [{ live: `${name}=${live ?? ""}`, intended: `${name}=${value}` }];
    });
    return evidence.length === 0 ? undefined : { evidence, mend };
  },
});

export const callerKeyAbsent = cause({
  id: "door-key-absent",
  hop: "door",
  name: "The secret of a caller's key does not exist, or has no current version",
  reads: ["secrets"],
  look: ({ secrets }, call) => {
    const found = doorOf(call);
    if (found === undefined) return undefined;
    const evidence = found.door.callers
      .filter(({ routes }) => routes.some((one) => routeKey(one) === routeKey(call.route)))
      .flatMap(({ name }): readonly Evidence[] => {
        const secret = secrets[`${found.door.name}_${name}`];
        if (secret?.versions.some(({ labels }) => labels.includes("AWSCURRENT"))) return [];
        const live = secret ? `${secret.arn} has no current version` : `no secret of ${name}`;
        return [{ live, intended: `a secret with the key of ${name}` }];
      });
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(call.consumer) };
  },
});

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html */
export const linkUnavailable = cause({
  id: "door-link",
  hop: "door",
  name: "The front door's VPC link is not available",
  reads: ["doorLink"],
  look: ({ doorLink }, call) => {
    if (doorOf(call) === undefined || doorLink?.status === "AVAILABLE") return undefined;
    const live = doorLink
      ? `${doorLink.id} is ${doorLink.status}${doorLink.message === undefined ? "" : ` (${doorLink.message})`}`
      : "none";
    const { stackId } = call.consumer;
    const mend =
      doorLink?.status === "FAILED"
        ? `terraform -chdir=cdktf.out/stacks/${stackId} apply -replace=aws_api_gateway_vpc_link.execute_api`
        : deployOnly(call.consumer);
    return { evidence: [{ live, intended: "AVAILABLE" }], mend };
  },
});

export const endpointUnreachable = cause({
  id: "door-balancer",
  hop: "door",
  name: "The front door's balancer reaches no address of the consumer's endpoint",
  reads: ["doorBalancer"],
  look: ({ doorBalancer }, call) => {
    if (doorOf(call) === undefined) return undefined;
    const intended = "the endpoint's address in each zone";
    const targets = doorBalancer?.targetGroups.flatMap((group) => group.targets);
    const evidence = targets ? nobodyHealthy(targets, intended) : [{ live: "no balancer", intended }];
    return evidence.length === 0 ? undefined : { evidence, mend: deployOnly(call.consumer) };
  },
});

export const throttled = cause({
  id: "door-throttled",
  hop: "door",
  name: "The front door throttles its callers",
  reads: ["doorLog"],
  look: ({ doorLog }, call) => {
    const { ratePerSecond, burst } = doorOf(call)?.door.throttle ?? {};
    return refusedWith(doorLog, call, ({ status }) => status === 429, {
      intended: `at most ${ratePerSecond} requests a second, ${burst} at once`,
      mend: `raise the throttle of ${call.client.name}, then npx crosslink deploy; or call less often`,
    });
  },
});

export const callerRefused = cause({
  id: "door-key-refused",
  hop: "door",
  name: "The front door's authorizer does not accept a caller's key, or not for the route",
  reads: ["doorLog"],
  look: ({ doorLog }, call) => {
    const found = doorOf(call);
    const granted = found?.door.callers
      .filter(({ routes }) => routes.some((one) => routeKey(one) === routeKey(call.route)))
      .map(({ name }) => name);
    return refusedWith(
      doorLog,
      call,
      ({ status, responseType = "", integrationStatus }) =>
        integrationStatus === undefined &&
        responseType !== "WAF_FILTERED" &&
        (status === 401 || responseType === "ACCESS_DENIED"),
      {
        intended: `the current key of ${granted?.join(", ") || "nobody"}`,
        mend: `have the caller send its current key, or grant it the route under callers of ${call.client.name} and deploy`,
      },
    );
  },
});

/** The causes of a call through the private API come first, where one is found. */
export const noAnswer = cause({
  id: "door-no-answer",
  isSymptom: true,
  hop: "door",
  name: "The front door gets no answer of the API behind it",
  reads: ["doorLog"],
  look: ({ doorLog }, call) =>
    refusedWith(doorLog, call, ({ status }) => status >= 500, {
      intended: "an answer of the API",
      mend: "look at the private API's own access log, and at the authorizer's",
    }),
});

/** The latest refusal since anybody was answered on the route. */
function refusedWith(
  log: readonly AccessEntry[],
  call: ExaminedCall,
  matches: (entry: AccessEntry) => boolean,
  { intended, mend }: { readonly intended: string; readonly mend: string },
): Found | undefined {
  if (doorOf(call) === undefined) return undefined;
  const latest = log.filter((entry) => isOfRoute(entry, call)).toSorted((a, b) => b.at - a.at);
  const answered = latest.findIndex(({ status }) => status < 400);
  const refused = (answered === -1 ? latest : latest.slice(0, answered)).find(matches);
  return refused && { evidence: [{ live: refusalWords(refused), intended }], mend };
}
