import { type FoundPolicy, mergePolicy } from "../../../src/operate/bootstrap/merge-policy";
import { policyDocument, type Statement } from "../../../src/policies/document";

const ROOT = "arn:aws:iam::111111111111:root";

const ours = (Sid: string, more: Partial<Statement> = {}): Statement => ({
  Sid,
  Effect: "Allow",
  Principal: { AWS: [ROOT, "arn:aws:iam::222222222222:root"] },
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: "arn:aws:s3:::acme/x",
  ...more,
});
const isOurs = (sid: string) => sid.startsWith("Our");
const theirs = { Sid: "Theirs", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };

test("our statements come after those of others, which stay as they are, with and without a Sid", () => {
  const { Sid, ...unnamed } = theirs;
  const found: FoundPolicy = { Version: "2008-10-17", Id: "theirs", Statement: [theirs, unnamed] };
  const { policy, changes, foreign } = mergePolicy(found, policyDocument([ours("OurA")]), isOurs);
  expect(policy).toEqual({ Version: "2008-10-17", Id: "theirs", Statement: [theirs, unnamed, ours("OurA")] });
  expect(changes).toEqual([{ sid: "OurA", to: ours("OurA") }]);
  expect(foreign).toBe(2);
});

test("a policy with one statement that is no list is a policy all the same", () => {
  const { policy } = mergePolicy(
    { Version: "2012-10-17", Statement: theirs },
    policyDocument([ours("OurA")]),
    isOurs,
  );
  expect(policy.Statement).toEqual([theirs, ours("OurA")]);
});

test("a statement of ours is replaced in its place, and one that is no longer wanted goes", () => {
  const old = ours("OurA", { Action: "s3:GetObject" });
  const found = { Version: "2012-10-17", Statement: [old, ours("OurOld"), theirs] } as unknown as FoundPolicy;
  const { policy, changes } = mergePolicy(found, policyDocument([ours("OurA")]), isOurs);
  expect(policy.Statement).toEqual([ours("OurA"), theirs]);
  expect(changes).toEqual([
    { sid: "OurA", from: old, to: ours("OurA") },
    { sid: "OurOld", from: ours("OurOld") },
  ]);
});

test("AWS's own spelling and order of the same statement is no change", () => {
  const asRead = {
    Action: ["s3:PutObject", "s3:GetObject"],
    Resource: ["arn:aws:s3:::acme/x"],
    Principal: { AWS: ["arn:aws:iam::222222222222:root", ROOT] },
    Effect: "Allow",
    Sid: "OurA",
  };
  const found: FoundPolicy = { Version: "2012-10-17", Statement: [asRead] };
  const { policy, changes } = mergePolicy(found, policyDocument([ours("OurA")]), isOurs);
  expect(changes).toEqual([]);
  expect(policy.Statement).toEqual([asRead]);
});

test("a bucket without a policy gets ours alone", () => {
  const { policy, foreign } = mergePolicy(undefined, policyDocument([ours("OurA")]), isOurs);
  expect(policy).toEqual({ Version: "2012-10-17", Statement: [ours("OurA")] });
  expect(foreign).toBe(0);
});
