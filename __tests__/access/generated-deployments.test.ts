import fc from "fast-check";
import { type DeclaredCaller, declaredCallers, verdictOf } from "../../src/access/declared-callers";
import { proveAccess } from "../../src/access/prove";
import { reasonWords } from "../../src/access/wording";
import { worldOf } from "../../src/access/world";
import { type Route, routeKey } from "../../src/model/route";
import { answeringRoute } from "../../src/model/routing";
import { accepted, arbitraryDeployment } from "../support/arbitrary-deployment";
import { arbitraryRests, requestPath } from "../support/arbitrary-routes";

/** Deployments of each test, the same ones every time. */
const RUNS = 40;
const SEED = 5;

test("every declared client may call its routes, every intruder is refused, and hardly a file is", () => {
  const counts = { calls: 0, intruders: 0, accepted: 0, refused: 0 };
  const property = fc.property(arbitraryDeployment, (file) => {
    // A file is refused where IAM cannot tell its routes apart, and for nothing else.
    const deployment = accepted(file);
    counts[deployment ? "accepted" : "refused"]++;
    fc.pre(deployment !== undefined);
    const proof = proveAccess(deployment, "deployment.yaml");
    counts.calls += proof.calls.length;
    counts.intruders += proof.probes.length;
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`generated deployments: ${JSON.stringify(counts)}\n`);
  expect(Math.min(counts.calls, counts.intruders)).toBeGreaterThan(RUNS);
  expect(counts.refused / (counts.refused + counts.accepted)).toBeLessThan(0.15);
});

test("a request is answered if its very route was granted, by the provider's documents alone as by all", () => {
  const verdicts = { answered: 0, refused: 0 };
  const property = fc.property(arbitraryDeployment, arbitraryRests, (file, rests) => {
    const deployment = accepted(file);
    fc.pre(deployment !== undefined);
    const wrong = declaredCallers(worldOf(deployment)).flatMap((declared) =>
      requestsOf(declared, rests).flatMap(({ method, path, granted }) => {
        verdicts[granted ? "answered" : "refused"]++;
        return [declared, trustingConsumer(declared)]
          .map((one) => verdictOf(one, method, path))
          .filter(({ allowed }) => allowed !== granted)
          .map((one) => `${declared.client} of ${declared.consumer}: ${method} ${path}: ${reasonWords(one)}`);
      }),
    );
    expect(wrong).toEqual([]);
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`generated requests: ${verdicts.answered} answered, ${verdicts.refused} refused\n`);
  expect(Math.min(verdicts.answered, verdicts.refused)).toBeGreaterThan(RUNS);
});

/** Requests for every route of an API of the file, with what its parameters may be. */
function requestsOf({ api, routes }: DeclaredCaller, rests: readonly (readonly string[])[]) {
  const offered = api.routes ?? [];
  const granted = new Set(routes.map(routeKey));
  return offered.flatMap((route: Route) =>
    rests.map((rest) => {
      const path = requestPath(route, rest);
      const answering = answeringRoute(offered, route.method, path);
      return {
        method: route.method,
        path,
        granted: answering !== undefined && granted.has(routeKey(answering)),
      };
    }),
  );
}

/** The caller, if its own side let it do everything. */
function trustingConsumer(declared: DeclaredCaller): DeclaredCaller {
  const { caller, endpoint, way } = declared;
  return {
    ...declared,
    caller: caller && way === "direct" ? { ...caller, identityPolicy: undefined } : caller,
    endpoint: endpoint && { ...endpoint, policy: undefined },
  };
}
