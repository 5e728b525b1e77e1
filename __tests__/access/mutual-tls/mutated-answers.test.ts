import { certificateAuthorizer } from "../../../src/access/evaluation/certificate-authorizer";
import { proveClasses } from "../../../src/access/proof/prove-classes";
import { type World, worldOf } from "../../../src/access/world/world";
import type { CertificateGrant } from "../../../src/policies/mutual-tls/certificate-grant";
import { mutualTlsDeployment } from "../../support/mutual-tls-deployment";

type Grants = Readonly<Record<string, CertificateGrant>>;

/** The world in which the authorizer is given other grants than the file's. */
function withGrants(change: (grants: Grants) => Grants): World {
  const world = worldOf(mutualTlsDeployment());
  const providers = world.providers.map((provider) => {
    const { documents, api } = provider;
    const { entrance } = documents;
    if (entrance?.certificateGrants === undefined) return provider;
    const certificateGrants = change(entrance.certificateGrants);
    return {
      ...provider,
      documents: { ...documents, entrance: { ...entrance, certificateGrants } },
      api: { ...api, authorizer: certificateAuthorizer(certificateGrants, api.stage) },
    };
  });
  return { ...world, providers };
}

const withGrant = (name: string, change: (grant: CertificateGrant) => Partial<CertificateGrant>) =>
  withGrants((grants) => {
    const grant = grants[name];
    if (grant === undefined) throw new Error(`there is no grant of ${name}`);
    return { ...grants, [name]: { ...grant, ...change(grant) } };
  });

const violations = (world: World) => proveClasses(world).violations.map(({ request }) => request);

test("an authorizer with the grants of the file answers as the file says", () => {
  expect(violations(withGrants((grants) => grants))).toEqual([]);
});

test.each<[string, () => World, RegExp]>([
  [
    "an answer that allows everything",
    () => withGrant("orders", () => ({ allow: ["*"], deny: [] })),
    /^GET \/accounts\/.+\/entries.* of provider with the certificate CN=orders,O=Acme,C=DE through the endpoint of provider$/,
  ],
  [
    // The API's policy is one for all holders, and allows what another one was granted.
    "a Deny that is missing in an answer",
    () => withGrant("orders", () => ({ deny: [] })),
    /^GET \/accounts\/.+\/entries.* with the certificate CN=orders/,
  ],
  [
    "an answer about one route only",
    () => withGrant("orders", ({ allow }) => ({ allow: allow.slice(0, 1) })),
    /^GET \/accounts\/.+ with the certificate CN=orders,O=Acme,C=DE/,
  ],
  [
    "a subject that is not granted by the file",
    () => withGrant("orders", ({ subjects }) => ({ subjects: [...subjects, "CN=nobody-of-this-name"] })),
    /with a certificate of nobody's/,
  ],
  [
    "a subject that is missing",
    () => withGrant("orders", ({ subjects }) => ({ subjects: subjects.slice(1) })),
    /with the certificate CN=orders,O=Acme,C=DE/,
  ],
  [
    "numbers that are not asked for",
    () => withGrant("billing", () => ({ serials: undefined })),
    /with CN=billing,O=Acme,C=DE with another number/,
  ],
  [
    "numbers that nobody asked for",
    () => withGrant("orders", () => ({ serials: ["0B"] })),
    /with the certificate CN=orders,O=Acme,C=DE/,
  ],
  [
    "the subjects of two consumers exchanged",
    () =>
      withGrants(({ orders, partner, ...rest }) => {
        if (orders === undefined || partner === undefined) throw new Error("expected both");
        return {
          ...rest,
          orders: { ...orders, subjects: partner.subjects },
          partner: { ...partner, subjects: orders.subjects },
        };
      }),
    /^GET \/accounts\/.+ with the certificate CN=partner/,
  ],
])("%s is found", (_, world, request) => {
  expect(violations(world())).toContainEqual(expect.stringMatching(request));
});
