import fc from "fast-check";
import type { Call, Caller } from "../../../src/access/evaluation/call";
import { decideCall } from "../../../src/access/evaluation/decide";
import { reasonWords } from "../../../src/access/evaluation/wording";
import { type ProviderWorld, worldOf } from "../../../src/access/world/world";
import type { Deployment } from "../../../src/model/deployment";
import { routeKey } from "../../../src/model/routes/route";
import { answeringRoute } from "../../../src/model/routes/routing";
import { isPublic } from "../../../src/model/services/traits";
import { accepted, arbitraryDeployment } from "../../support/arbitrary/arbitrary-deployment";
import { arbitraryRests, requestPath } from "../../support/arbitrary/arbitrary-routes";
import { callerOf, type LetIn, letIn, nameOf } from "../../support/policies/let-in";

/** The number of deployments; they are the same in every run. */
const RUNS = 40;
const SEED = 5;

/** An account that no party is in. */
const STRANGE = "999999999999";

/** Role names that resemble those of generated files. */
const LOOKALIKES = ["intruder", "web.apx-7", "web.job2", "team/web.app-7"];

test("a caller is allowed if and only if the file lets it in, by every way to the API", () => {
  const verdicts = { answered: 0, refused: 0 };
  const property = fc.property(arbitraryDeployment, arbitraryRests, (file, rests) => {
    const deployment = accepted(file);
    fc.pre(deployment !== undefined);
    const wrong = worldOf(deployment).providers.flatMap((world) => {
      const grants = letIn(deployment, world);
      return attemptsAt(deployment, world, grants, rests).flatMap((call) => {
        const { allowed, decisive } = decideCall(call);
        verdicts[allowed ? "answered" : "refused"]++;
        const isRight = allowed === isLetIn(world, grants, call);
        const { caller, endpoint, method, path } = call;
        return isRight
          ? []
          : `${caller?.arn} through ${endpoint?.id}: ${method} ${path}: ${reasonWords({ decisive })}`;
      });
    });
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`generated callers: ${verdicts.answered} answered, ${verdicts.refused} refused\n`);
  expect(Math.min(verdicts.answered, verdicts.refused)).toBeGreaterThan(RUNS);
});

/** True if the API knows the caller, and the route was granted to it. */
function isLetIn({ provider, api }: ProviderWorld, grants: readonly LetIn[], call: Call): boolean {
  const { caller, endpoint, method, path } = call;
  const { service } = provider;
  const answering = answeringRoute(service.routes, method, path);
  if (answering === undefined || isPublic(service)) return answering !== undefined;
  return grants.some(
    ({ isRole, endpointIds, routes }) =>
      (api.auth === "none" || (caller !== undefined && isRole(caller))) &&
      (service.type === "regional-rest-api" || endpointIds.includes(endpoint?.id ?? "")) &&
      routes.has(routeKey(answering)),
  );
}

/** Every caller, and some that resemble one, by every way to the API; the routes alternate. */
function attemptsAt(
  deployment: Deployment,
  { api, provider, endpointIds }: ProviderWorld,
  grants: readonly LetIn[],
  rests: readonly (readonly string[])[],
): readonly Call[] {
  const right = grants.flatMap(({ callers }) => callers);
  const arns = new Set(right.map(({ arn }) => arn));
  const names = [...arns].map(nameOf);
  const others = [
    ...[provider.account, STRANGE].flatMap((account) =>
      [...names, ...LOOKALIKES].map((name) => callerOf(deployment, name, account)),
    ),
    // Clients of other APIs as well.
    ...deployment.consumers.flatMap(({ stackId, account, clients }) =>
      clients.map(({ name }) => callerOf(deployment, `${deployment.name}-${stackId}-${name}`, account)),
    ),
  ];
  const callers: readonly (Caller | undefined)[] = [
    undefined,
    ...right,
    ...others.filter(({ arn }) => !arns.has(arn)),
  ];
  const ids = [undefined, "vpce-0fffffffffffffff0", ...new Set(Object.values(endpointIds).flat())];
  const ways = callers.flatMap((caller) =>
    ids.map((id) => ({ caller, endpoint: id === undefined ? undefined : { id, owner: "whoever" } })),
  );
  const { routes } = provider.service;
  return ways.flatMap((way, i) => {
    const route = routes[i % routes.length];
    if (route === undefined) return [];
    const path = requestPath(route, rests[i % rests.length] ?? []);
    return [{ ...way, api, stage: api.stage, method: route.method, path }];
  });
}
