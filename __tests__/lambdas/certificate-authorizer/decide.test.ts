import fc from "fast-check";
import {
  type CertificateGrant,
  decide,
  holdersOf,
  type Judgement,
  type PresentedCertificate,
} from "../../../lambdas/certificate-authorizer/decide";

const stageArn = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/prod";
const routes = { allow: ["GET/", "GET/orders/*"], deny: ["POST/*"] };
const holders = holdersOf({
  orders: { subjects: ["CN=orders,O=Acme,C=DE", "CN=orders-2, O=Acme, C=DE"], ...routes },
  narrow: { subjects: ["CN=narrow,O=Acme"], serials: ["0a:0B"], issuers: ["CN=Issuing, O=Acme"], ...routes },
  silent: { subjects: ["CN=silent"], allow: [], deny: [] },
});
const certificate: PresentedCertificate = {
  subject: "CN=orders,O=Acme,C=DE",
  issuer: "CN=Issuing,O=Acme",
  serial: "03A5B1",
};
const narrow = { ...certificate, subject: "CN=narrow,O=Acme", serial: "0A0B" };

test.each<[string, PresentedCertificate, Judgement, string | undefined]>([
  ["the subject of a grant", certificate, "granted", "orders"],
  ["its other subject", { ...certificate, subject: "CN=orders-2,O=Acme,C=DE" }, "granted", "orders"],
  [
    "the subject in another spelling",
    { ...certificate, subject: "2.5.4.3=\\6frders,O=Acme,c=DE" },
    "granted",
    "orders",
  ],
  [
    "a subject in another case",
    { ...certificate, subject: "CN=Orders,O=Acme,C=DE" },
    "unknown-subject",
    undefined,
  ],
  ["a part of the subject", { ...certificate, subject: "CN=orders,O=Acme" }, "unknown-subject", undefined],
  [
    "the subject in another order",
    { ...certificate, subject: "C=DE,O=Acme,CN=orders" },
    "unknown-subject",
    undefined,
  ],
  [
    "the subject, and something before",
    { ...certificate, subject: "CN=x,CN=orders,O=Acme,C=DE" },
    "unknown-subject",
    undefined,
  ],
  [
    "a subject with a comma in a value",
    { ...certificate, subject: "CN=orders\\,O=Acme,C=DE" },
    "unknown-subject",
    undefined,
  ],
  [
    "what is joined of two subjects",
    { ...certificate, subject: "CN=orders, O=Acme,C=DE" },
    "unreadable",
    undefined,
  ],
  ["what is no name", { ...certificate, subject: "orders" }, "unreadable", undefined],
  ["an issuer that is no name", { ...certificate, issuer: "-" }, "unreadable", undefined],
  ["a serial number joined of two", { ...certificate, serial: "03A5B1, 0B" }, "unreadable", undefined],
  ["a serial number and an issuer of a narrow grant", narrow, "granted", "narrow"],
  ["another serial number", { ...narrow, serial: "0A0C" }, "other-serial", "narrow"],
  ["another issuer", { ...narrow, issuer: "CN=Other,O=Acme" }, "other-issuer", "narrow"],
  ["a name of every object", { ...certificate, subject: "CN=constructor" }, "unknown-subject", undefined],
])("%s", (_, presented, judgement, consumer) => {
  const decision = decide(presented, stageArn, { stage: "prod", holders });
  expect([decision.judgement, decision.consumer]).toEqual([judgement, consumer]);
  const { principalId, policyDocument, context } = decision.answer;
  expect(principalId).toBe(consumer ?? "(unknown)");
  if (judgement !== "granted") {
    expect(context).toBeUndefined();
    expect(policyDocument.Statement).toEqual([
      { Effect: "Deny", Action: "execute-api:Invoke", Resource: [`${stageArn}/*`] },
    ]);
    return;
  }
  expect(context).toEqual({ consumer, serial: presented.serial.replace(/^0+/, "") });
  expect(policyDocument.Statement).toEqual([
    {
      Effect: "Allow",
      Action: "execute-api:Invoke",
      Resource: [`${stageArn}/GET/`, `${stageArn}/GET/orders/*`],
    },
    { Effect: "Deny", Action: "execute-api:Invoke", Resource: [`${stageArn}/POST/*`] },
  ]);
});

test("at another stage everything is denied", () => {
  const other = stageArn.replace("/prod", "/test");
  const { judgement, answer } = decide(certificate, other, { stage: "prod", holders });
  expect(judgement).toBe("other-stage");
  expect(answer.policyDocument.Statement).toEqual([
    { Effect: "Deny", Action: "execute-api:Invoke", Resource: [`${other}/*`] },
  ]);
});

test("a grant of nothing is a valid policy, which denies", () => {
  const { answer } = decide({ ...certificate, subject: "CN=silent" }, stageArn, { stage: "prod", holders });
  expect(answer.policyDocument.Statement.map(({ Effect }) => Effect)).toEqual(["Deny"]);
});

test("whatever is presented, exactly the certificates of a consumer get its grant, and all of it", () => {
  const name = fc.constantFrom("CN=a", "CN=b", "CN=a,O=c", "CN=A", "CN=a+O=c");
  const issuer = fc.constantFrom("CN=x", "CN=y");
  const serial = fc.constantFrom("01", "02", "0A");
  const grant = (subjects: string[]): fc.Arbitrary<CertificateGrant> =>
    fc.record({
      subjects: fc.constant(subjects),
      serials: fc.option(fc.uniqueArray(serial), { nil: undefined }),
      issuers: fc.option(fc.uniqueArray(issuer), { nil: undefined }),
      allow: fc.uniqueArray(fc.constantFrom("GET/", "*/a"), { minLength: 1 }),
      deny: fc.uniqueArray(fc.constantFrom("POST/", "*/b"), { minLength: 1 }),
    });
  const grants = fc.record({ one: grant(["CN=a", "CN=a,O=c"]), other: grant(["CN=b"]) });
  const seen = new Set<Judgement>();
  fc.assert(
    fc.property(grants, name, issuer, serial, (all, subject, issuerName, number) => {
      const presented = { subject, issuer: issuerName, serial: number };
      const { judgement, answer } = decide(presented, stageArn, { stage: "prod", holders: holdersOf(all) });
      const [consumer, own] =
        Object.entries(all).find(([, { subjects }]) => subjects.includes(subject)) ?? [];
      const isIn = (list: readonly string[] | undefined, value: string) => !list || list.includes(value);
      const isGranted = own !== undefined && isIn(own.serials, number) && isIn(own.issuers, issuerName);
      const patterns = (effect: string) =>
        answer.policyDocument.Statement.filter(({ Effect }) => Effect === effect).flatMap(
          ({ Resource }) => Resource,
        );
      expect(patterns("Allow")).toEqual(isGranted ? own.allow.map((end) => `${stageArn}/${end}`) : []);
      expect(patterns("Deny")).toEqual(
        isGranted ? own.deny.map((end) => `${stageArn}/${end}`) : [`${stageArn}/*`],
      );
      expect(answer.principalId).toBe(consumer ?? "(unknown)");
      seen.add(judgement);
    }),
    { numRuns: 1500 },
  );
  expect(seen).toEqual(new Set(["granted", "unknown-subject", "other-issuer", "other-serial"]));
});
