import { examine } from "../../src/access/prove";
import { worldOf } from "../../src/access/world/world";
import { METHODS, routeKey } from "../../src/model/routes/route";
import { many } from "../../src/policies/document";
import { CONSUMER, DEFAULT, deploymentFrom, PROVIDER, SERVICE } from "../support/deployment";

const FILES = "/files/{path+}";

/** A provider that answers every method of a path, `DELETE` by an operation of its own. */
function world(routes: readonly string[], account = CONSUMER.account) {
  const service = { ...SERVICE, routes: ["GET /", `ANY ${FILES}`, `DELETE ${FILES}`] };
  const consumer = { ...CONSUMER, account, uses: { provider: { routes } } };
  return worldOf(
    deploymentFrom({
      ...DEFAULT,
      providers: { provider: { ...PROVIDER, service } },
      consumers: { consumer },
    }),
  );
}

const resourcesOf = (one: ReturnType<typeof world>, sid: string) =>
  one.providers[0]?.documents.resourcePolicy.Statement.filter(({ Sid }) => Sid === sid)
    .flatMap(({ Resource = [] }) => many(Resource))
    .map((arn) => arn.replace(/^.*\/prod\//, ""));

describe.each([
  ["another account", CONSUMER.account],
  ["the API's own account", PROVIDER.account],
])("a consumer in %s", (_, account) => {
  test("that was granted one method of an ANY route may call that method only", () => {
    const one = world([`GET ${FILES}`], account);
    const { calls, probes } = examine(one);
    expect(resourcesOf(one, "AllowConsumer")).toEqual(["GET/files/*"]);
    expect(new Set(calls.map(({ route }) => routeKey(route)))).toEqual(new Set([`GET ${FILES}`]));
    expect(calls.every(({ verdict }) => verdict.allowed)).toBe(true);
    expect(probes.filter(({ verdict }) => verdict.allowed)).toEqual([]);
    expect(probes.some(({ sentence }) => /^(POST|PUT|PATCH|HEAD|OPTIONS) \/files\//.test(sentence))).toBe(
      true,
    );
  });

  test("that was granted ANY may call every method without an operation of its own", () => {
    const one = world([`ANY ${FILES}`], account);
    const { calls, probes } = examine(one);
    const granted = METHODS.filter((method) => method !== "DELETE");
    expect(resourcesOf(one, "AllowConsumer")?.sort()).toEqual(
      granted.map((method) => `${method}/files/*`).sort(),
    );
    expect(calls.map(({ route }) => route.method)).not.toContain("DELETE");
    expect(calls.every(({ verdict }) => verdict.allowed)).toBe(true);
    expect(probes.filter(({ verdict }) => verdict.allowed)).toEqual([]);
    expect(probes.some(({ sentence }) => sentence.startsWith("DELETE /files/"))).toBe(true);
  });
});

test("in the API's own account a Deny closes every method that was not granted", () => {
  const closed = resourcesOf(world([`GET ${FILES}`], PROVIDER.account), "DenyConsumerOtherRoutes") ?? [];
  for (const method of METHODS.filter((one) => one !== "GET")) expect(closed).toContain(`${method}/*`);
});
