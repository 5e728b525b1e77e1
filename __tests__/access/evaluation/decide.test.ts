import type { Api, Caller } from "../../../src/access/evaluation/call";
import { decideCall } from "../../../src/access/evaluation/decide";
import type { PolicyDocument, Statement } from "../../../src/policies/document";
import { worded } from "../../support/calls";

const say = (Effect: "Allow" | "Deny" | "silent"): PolicyDocument => ({
  Version: "2012-10-17",
  Statement:
    Effect === "silent"
      ? []
      : [{ Sid: "S", Effect, Principal: "*", Action: "execute-api:Invoke", Resource: "*" } as Statement],
});
/** The same as an identity policy. */
const own = (effect: Parameters<typeof say>[0]): PolicyDocument => {
  const { Statement, ...rest } = say(effect);
  return { ...rest, Statement: Statement.map(({ Principal: _, ...statement }) => statement) };
};
const api: Api = {
  name: "p",
  id: "a",
  account: "111111111111",
  region: "eu-west-1",
  stage: "prod",
  auth: "iam",
};
const call = (
  resource: Parameters<typeof say>[0],
  identity: Parameters<typeof say>[0],
  account: string,
  auth: Api["auth"],
) => {
  const caller: Caller = { arn: `arn:aws:iam::${account}:role/r`, account, identityPolicy: own(identity) };
  return {
    api: { ...api, auth, resourcePolicy: say(resource) },
    caller,
    stage: "prod",
    method: "GET",
    path: "/",
  };
};

describe("resource policy and identity policy together", () => {
  test.each([
    // resource, identity, same account, other account, without authorization
    ["Allow", "Allow", true, true, true],
    ["Allow", "silent", true, false, true],
    ["Allow", "Deny", false, false, true],
    ["silent", "Allow", true, false, false],
    ["silent", "silent", false, false, false],
    ["silent", "Deny", false, false, false],
    ["Deny", "Allow", false, false, false],
    ["Deny", "silent", false, false, false],
    ["Deny", "Deny", false, false, false],
  ] as const)("%s and %s", (resource, identity, same, other, none) => {
    expect(decideCall(call(resource, identity, "111111111111", "iam")).allowed).toBe(same);
    expect(decideCall(call(resource, identity, "222222222222", "iam")).allowed).toBe(other);
    expect(decideCall(call(resource, identity, "222222222222", "none")).allowed).toBe(none);
  });

  it("does not see a principal without authorization, even of a signed call", () => {
    const policy = say("Allow");
    const [statement] = policy.Statement;
    const narrowed = {
      ...statement,
      Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/r" } },
    };
    const signed = call("Allow", "Allow", "222222222222", "none");
    const resourcePolicy = { ...policy, Statement: [narrowed as Statement] };
    expect(decideCall({ ...signed, api: { ...signed.api, resourcePolicy } }).allowed).toBe(false);
  });
});

describe("a resource policy that allows an account but names none of its roles", () => {
  const delegated = (account: string, identity: Parameters<typeof say>[0]) => {
    const asked = call("Allow", identity, account, "iam");
    const Principal = { AWS: `arn:aws:iam::${account}:root` };
    const [statement] = say("Allow").Statement;
    const resourcePolicy = { ...say("Allow"), Statement: [{ ...statement, Principal } as Statement] };
    return decideCall({ ...asked, api: { ...asked.api, resourcePolicy } });
  };

  test.each(["111111111111", "222222222222"])("leaves it to the role's own policy, account %s", (account) => {
    expect(delegated(account, "Allow").allowed).toBe(true);
    expect(delegated(account, "Deny").allowed).toBe(false);
    const silent = delegated(account, "silent");
    expect(silent.allowed).toBe(false);
    expect(worded(silent).reason).toBe(
      `identity policy of arn:aws:iam::${account}:role/r: no statement allows it`,
    );
  });
});

describe("the reason", () => {
  it("names the endpoint policy that refused, and evaluates no other document", () => {
    const verdict = decideCall({
      ...call("Allow", "Allow", "222222222222", "iam"),
      endpoint: { id: "vpce-1", owner: "c", policy: say("silent") },
    });
    expect(worded(verdict).reason).toBe("endpoint policy of c: no statement allows it");
    expect(verdict.steps).toHaveLength(1);
  });

  it("names the document that lacks an Allow", () => {
    const { reason } = worded(decideCall(call("Allow", "silent", "222222222222", "iam")));
    expect(reason).toBe("identity policy of arn:aws:iam::222222222222:role/r: no statement allows it");
  });

  it("names the statement that denied", () => {
    expect(worded(decideCall(call("Deny", "Allow", "222222222222", "iam"))).reason).toBe(
      "resource policy of p: denied by S",
    );
  });
});
