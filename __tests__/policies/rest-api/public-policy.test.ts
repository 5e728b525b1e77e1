import { decideCall } from "../../../src/access/evaluation/decide";
import { worldOf } from "../../../src/access/world/world";
import { admin, apiOf, callOf, worded } from "../../support/calls";
import { deploymentFrom, PUBLIC } from "../../support/deployment";

describe("the resource policy of an API that anybody may call", () => {
  // Routes count as existing, so that the policy alone must decide.
  const api = { ...apiOf(worldOf(deploymentFrom(PUBLIC))), routes: undefined };
  const endpoint = { id: "vpce-0fffffffffffffff0", owner: "somebody" };

  test.each([
    ["Allow: anybody", {}, true, "AllowAnyone"],
    ["Allow: anybody, for another route", { method: "POST", path: "/reports" }, true, "AllowAnyone"],
    ["Allow: whoever signs nevertheless", { caller: admin("999999999999") }, true, "AllowAnyone"],
    ["Allow: whoever comes through an endpoint", { endpoint }, true, "AllowAnyone"],
    ["Deny: another method of a path", { method: "POST" }, false, "no statement"],
    ["Deny: another path", { path: "/reports" }, false, "no statement"],
    ["Deny: a path below one that is open", { method: "POST", path: "/reports/7" }, false, "no statement"],
  ])("%s", (_, call, allowed, reason) => {
    expect(worded(decideCall(callOf(api, call)))).toMatchObject({
      allowed,
      reason: expect.stringContaining(reason),
    });
  });

  it("is about its own stage", () => {
    const elsewhere = { ...api, stage: "test" };
    expect(worded(decideCall(callOf(elsewhere, { stage: "test" })))).toMatchObject({
      allowed: false,
      reason: "resource policy of provider: no statement allows it",
    });
  });

  it("is one statement, whatever consumers there are", () => {
    expect(api.resourcePolicy?.Statement.map(({ Sid, Principal }) => [Sid, Principal])).toEqual([
      ["AllowAnyone", "*"],
    ]);
  });
});
