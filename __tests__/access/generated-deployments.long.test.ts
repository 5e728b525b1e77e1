import fc from "fast-check";
import { type DeclaredCaller, declaredCallers, verdictOf } from "../../src/access/declared/declared-callers";
import { reasonWords } from "../../src/access/evaluation/wording";
import { proveAccess } from "../../src/access/prove";
import { worldOf } from "../../src/access/world/world";
import { type Route, routeKey } from "../../src/model/routes/route";
import { answeringRoute } from "../../src/model/routes/routing";
import { accepted, arbitraryDeployment } from "../support/arbitrary/arbitrary-deployment";
import { arbitraryRests, requestPath } from "../support/arbitrary/arbitrary-routes";

/** The number of deployments per test; they are the same in every run. */
const RUNS = 40;
const SEED = 5;

test("every declared client may call its routes, every intruder is refused, and few files are", () => {
  const counts = { calls: 0, intruders: 0, accepted: 0, refused: 0 };
  const property = fc.property(arbitraryDeployment, (file) => {
    // A file is refused only if IAM cannot separate its routes.
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

test("a request is allowed only if its route was granted, by all documents and by the provider's alone", () => {
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

test("a request in any spelling is allowed only if its route was granted", () => {
  const verdicts = { answered: 0, refused: 0 };
  const property = fc.property(arbitraryDeployment, arbitraryRests, (file, rests) => {
    const deployment = accepted(file);
    fc.pre(deployment !== undefined);
    const open = declaredCallers(worldOf(deployment)).flatMap((declared) =>
      requestsOf(declared, rests.slice(0, 3)).flatMap(({ method, path, granted }) =>
        respelled(path).flatMap((other) => {
          const { allowed } = verdictOf(trustingConsumer(declared), method, other);
          verdicts[allowed ? "answered" : "refused"]++;
          return allowed && !granted
            ? [`${declared.client} of ${declared.consumer}: ${method} ${other}`]
            : [];
        }),
      ),
    );
    expect(open).toEqual([]);
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  process.stderr.write(`respelled requests: ${verdicts.answered} answered, ${verdicts.refused} refused\n`);
  expect(Math.min(verdicts.answered, verdicts.refused)).toBeGreaterThan(RUNS);
});

/** The path with a trailing slash, with one encoded character per segment, and with all encoded. */
function respelled(path: string): readonly string[] {
  const parts = path.slice(1).split("/");
  const encode = (text: string) => text.replace(/[^/]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  const encoded = parts.map(
    (part, i) => `/${parts.with(i, encode(part.slice(0, 1)) + part.slice(1)).join("/")}`,
  );
  return [`${path}/`, ...encoded, `${encoded.at(-1)}/`, encode(path)];
}

/** Requests for every route of an API, with possible values of its parameters. */
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

/** The caller, with its consumer's policies allowing everything. */
function trustingConsumer(declared: DeclaredCaller): DeclaredCaller {
  const { caller, endpoint, way } = declared;
  return {
    ...declared,
    caller: caller && way === "direct" ? { ...caller, identityPolicy: undefined } : caller,
    endpoint: endpoint && { ...endpoint, policy: undefined },
  };
}
