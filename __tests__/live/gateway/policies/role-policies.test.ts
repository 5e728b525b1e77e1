import { GetRoleCommand, GetRolePolicyCommand, ListRolePoliciesCommand } from "@aws-sdk/client-iam";
import type { Account } from "../../support/accounts/accounts";
import { rolePolicies } from "./role-policies";

const TRUST = { Version: "2012-10-17", Statement: [] };
const CALL = { Sid: "Call", Effect: "Allow", Action: "execute-api:Invoke", Resource: "*" };
const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));

/** IAM with one role, `/team/app`, which it finds by its name. */
const iam = {
  send: async (command: object) => {
    if (command instanceof GetRoleCommand) {
      const Arn = "arn:aws:iam::222222222222:role/team/app";
      return { Role: { Arn, AssumeRolePolicyDocument: encoded(TRUST) } };
    }
    if (command instanceof ListRolePoliciesCommand) return { PolicyNames: ["call"] };
    if (command instanceof GetRolePolicyCommand)
      return { PolicyDocument: encoded({ ...TRUST, Statement: [CALL] }) };
    throw new Error("IAM is asked for nothing else");
  },
};
const account = { iam } as unknown as Account;

test("a role is found by its ARN with its path", async () => {
  expect(await rolePolicies(account, "arn:aws:iam::222222222222:role/team/app")).toEqual({
    trust: TRUST,
    identity: { Version: "2012-10-17", Statement: [CALL] },
  });
});

test.each([
  ["without the path", "arn:aws:iam::222222222222:role/app"],
  ["at another path", "arn:aws:iam::222222222222:role/other/app"],
])("there is no role of that name %s", async (_, arn) => {
  await expect(rolePolicies(account, arn)).rejects.toThrow(
    `expected the role ${arn}, got arn:aws:iam::222222222222:role/team/app`,
  );
});
