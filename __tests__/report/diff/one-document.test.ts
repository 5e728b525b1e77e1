import { withDirection } from "../../../src/report/diff/access-diff";
import { callChanges } from "../../../src/report/diff/calls/call-changes";
import type { Side } from "../../../src/report/diff/side";
import { changedExample } from "./changed-example";
import { documentSides } from "./sides";

/**
 * A deployment says the same in several documents, so that a comparison that forgot one of them would find the change in another. Here one
 * document differs alone, as no deployment file could say it.
 */
const [deployment] = changedExample("several-consumers", []);

type Policy = { readonly Statement: readonly Statement[] };
type Statement = { readonly Sid: string; readonly Resource: string | readonly string[] };

/** Two sides that differ in the endpoint policy of billing: of its grant, the resources that `edit` leaves. */
function sides(edit: (resource: string) => readonly string[]): readonly [Side, Side] {
  const [before, after] = documentSides(deployment, deployment);
  const consumers = after.world.consumers.map((one) => {
    if (one.consumer.stackId !== "billing" || one.endpoint === undefined) return one;
    const policy = edited(one.endpoint.policy as never, edit);
    return { ...one, endpoint: { ...one.endpoint, policy: policy as never } };
  });
  return [before, { ...after, world: { ...after.world, consumers } }];
}

function edited(policy: Policy, edit: (resource: string) => readonly string[]): Policy {
  const Statement = policy.Statement.map((statement) => {
    if (statement.Sid !== "AllowProvider") return statement;
    return { ...statement, Resource: [statement.Resource].flat().flatMap(edit) };
  });
  return { ...policy, Statement };
}

it("finds nothing where nothing differs", () => {
  expect(callChanges(...sides((resource) => [resource])).changes).toEqual([]);
});

it("finds what an endpoint policy alone does not let through any more", () => {
  const { changes } = callChanges(...sides(() => []));
  expect(withDirection(changes, "newly allowed")).toEqual([]);
  expect(changes.map(({ what, before, after }) => [what, before.allowed, after.reason])).toEqual([
    ["GET /orders/{id}", true, expect.stringMatching(/^endpoint policy of billing: /)],
  ]);
});

it("finds the part of a route that an endpoint policy alone leaves out", () => {
  const { changes } = callChanges(...sides((resource) => [resource.replace(/\/orders\/\*$/, "/orders/4?")]));
  expect(changes.map(({ is, what }) => [is, what])).toEqual([["newly refused", "GET /orders/{id}"]]);
  expect(changes[0]?.witness.path).not.toMatch(/^\/orders\/4.$/);
});

it("finds a part of a route that is like no other, which an endpoint policy alone lets through anew", () => {
  const part = (resource: string, end: string) => resource.replace(/\/orders\/\*$/, `/orders/${end}`);
  const [, before] = sides((resource) => [part(resource, "4?")]);
  const [, after] = sides((resource) => [part(resource, "4?"), part(resource, "5?")]);
  const { changes } = callChanges(before, after);
  expect(changes.map(({ is, what }) => [is, what])).toEqual([["newly allowed", "GET /orders/{id}"]]);
  expect(changes[0]?.witness.path).toMatch(/^\/orders\/5[^/]$/);
});
