import { parseDeployment } from "../../../../src/config/parse-deployment";
import { fixture } from "../../../certificates/fixtures";
import { madeCertificate } from "../../../support/certificates/made-certificate";
import { madeList } from "../../../support/certificates/made-list";
import { acme } from "../../../support/certificates/made-name";
import {
  editedMutual,
  type Files,
  MUTUAL_TLS,
  mutualProblems,
  parsedMutual,
  store,
} from "../../mutual-tls-base";

const root = fixture("root.pem").toString();
const issuing = fixture("issuing.pem").toString();
const client = fixture("client.pem").toString();
const ca = madeCertificate({ name: acme("Clients") });
const other = madeCertificate({ name: acme("Others") });

/** Trust stores that cannot be, with their files, and the report. */
const TABLE: readonly (readonly [string, string, Files, readonly string[]])[] = [
  [
    "no such file",
    "{ caBundle: ./missing.pem }",
    {},
    [
      '16:31  providers.orders.service.trustStore.caBundle: expected a file, its path relative to this one, got "./missing.pem"',
    ],
  ],
  [
    "no bundle",
    "{ revocationLists: [./issuing.crl] }",
    {},
    [
      "16:7   providers.orders.service.trustStore.caBundle: expected the path of a file with CAs' certificates in PEM, got nothing",
    ],
  ],
  [
    "no path",
    "{ caBundle: '' }",
    {},
    [
      '16:31  providers.orders.service.trustStore.caBundle: expected the path of a file with CAs\' certificates in PEM, got ""',
    ],
  ],
  [
    "a client's certificate",
    "{ caBundle: ./ca.pem }",
    { "ca.pem": root + client },
    [
      "16:31  providers.orders.service.trustStore.caBundle: line 21 of ./ca.pem: block 2: expected a CA's certificate, got one without CA:TRUE in its basic constraints (emailAddress=a@b.example,CN=orders,O=Acme\\, M\\C3\\BCller,C=DE)",
    ],
  ],
  [
    "a private key",
    "{ caBundle: ./ca.pem }",
    { "ca.pem": ca.pem + ca.key },
    [
      "16:31  providers.orders.service.trustStore.caBundle: line 11 of ./ca.pem: block 2: expected CAs' certificates only, got a private key: take it out of the file, and replace that key if the file was ever committed or sent",
    ],
  ],
  [
    "a block that is cut off",
    "{ caBundle: ./ca.pem }",
    { "ca.pem": root + issuing.slice(0, 300) },
    [
      "16:31  providers.orders.service.trustStore.caBundle: line 21 of ./ca.pem: block 2: expected base64 between BEGIN and END, got something else",
    ],
  ],
  [
    "no PEM",
    "{ caBundle: ./ca.der }",
    { "ca.der": ca.der },
    [
      "16:31  providers.orders.service.trustStore.caBundle: line 1 of ./ca.der: expected certificates in PEM, got none",
    ],
  ],
  [
    "a certificate twice",
    "{ caBundle: ./ca.pem }",
    { "ca.pem": `# one\n${root}# two\n${root}` },
    [
      "16:31  providers.orders.service.trustStore.caBundle: line 23 of ./ca.pem: block 2: expected each certificate once, got that of block 1 again",
    ],
  ],
  [
    "too many authorities",
    "{ caBundle: ./ca.pem }",
    {
      "ca.pem": Array.from({ length: 26 }, (_, i) => madeCertificate({ name: acme(`CA ${i}`) }).pem).join(""),
    },
    ["16:31  providers.orders.service.trustStore.caBundle: ./ca.pem: expected at most 25 CAs, got 26"],
  ],
  [
    "an authority that is valid at no time",
    "{ caBundle: ./ca.pem }",
    {
      "ca.pem": madeCertificate({ notBefore: "2030-01-01T00:00:00Z", notAfter: "2029-01-01T00:00:00Z" }).pem,
    },
    [
      "16:31  providers.orders.service.trustStore.caBundle: line 1 of ./ca.pem: block 1: expected an end of its validity that is not before its beginning, got 2029-01-01T00:00:00Z before 2030-01-01T00:00:00Z (CN=Root,O=Acme,C=DE)",
    ],
  ],
  [
    "no such list",
    "{ caBundle: ./issuing.pem, revocationLists: [./issuing.crl, ./missing.crl] }",
    {},
    [
      '16:79  providers.orders.service.trustStore.revocationLists[1]: expected a file, its path relative to this one, got "./missing.crl"',
    ],
  ],
  [
    "a list of another authority",
    "{ caBundle: ./root.pem, revocationLists: [./issuing.crl] }",
    {},
    [
      "16:61  providers.orders.service.trustStore.revocationLists[0]: line 1 of ./issuing.crl: expected a list of a CA of the bundle, got one of CN=Issuing,O=Acme,C=DE",
    ],
  ],
  [
    "a list that somebody of that name signed",
    "{ caBundle: ./ca.pem, revocationLists: [./clients.crl] }",
    { "ca.pem": ca.pem, "clients.crl": madeList({ name: ca.name, privateKey: other.privateKey }).pem },
    [
      "16:59  providers.orders.service.trustStore.revocationLists[0]: line 1 of ./clients.crl: expected the signature of the CA of the bundle that is called CN=Clients,O=Acme,C=DE, got another's",
    ],
  ],
  [
    "a certificate for a list",
    "{ caBundle: ./issuing.pem, revocationLists: [./client.pem] }",
    {},
    [
      "16:64  providers.orders.service.trustStore.revocationLists[0]: line 1 of ./client.pem: expected an X509 CRL, got a block CERTIFICATE",
    ],
  ],
  [
    "the same list twice",
    "{ caBundle: ./issuing.pem, revocationLists: [./issuing.crl, ./issuing.crl] }",
    {},
    [
      '16:79  providers.orders.service.trustStore.revocationLists[1]: expected an entry that is not in the list already, got "./issuing.crl"',
    ],
  ],
  [
    "two lists of one name",
    "{ caBundle: ./issuing.pem, revocationLists: [./issuing.crl, ./issuing.der] }",
    {},
    [
      '16:79  providers.orders.service.trustStore.revocationLists[1]: expected a file that is not called issuing, as "./issuing.crl" is, got "./issuing.der"',
    ],
  ],
  [
    "a list whose name no address can have",
    "{ caBundle: ./issuing.pem, revocationLists: [./clients.2026.crl] }",
    { "clients.2026.crl": fixture("issuing.crl") },
    [
      '16:64  providers.orders.service.trustStore.revocationLists[0]: expected a file named with letters, digits and single dashes, a letter first, got "./clients.2026.crl"',
    ],
  ],
  [
    "too many lists",
    `{ caBundle: ./ca.pem, revocationLists: [${Array.from({ length: 31 }, (_, i) => `l${i}.crl`).join(", ")}] }`,
    {
      "ca.pem": ca.pem,
      ...Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`l${i}.crl`, madeList(ca).pem])),
    },
    ["16:58  providers.orders.service.trustStore.revocationLists: expected at most 30 lists, got 31"],
  ],
];

describe("a trust store that cannot be:", () => {
  test.each(TABLE)("%s", (_, settings, files, problems) => {
    expect(mutualProblems(editedMutual(store(settings)), files)).toEqual(problems);
  });
});

test("a file that nobody may read is named, with the reason", () => {
  const denied = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
  const parse = () =>
    parseDeployment(
      MUTUAL_TLS,
      "/deployments/deployment.yaml",
      () => true,
      undefined,
      () => {
        throw denied;
      },
    );
  expect(parse).toThrow(
    'trustStore.caBundle: expected a file that can be read, got "./issuing.pem" (EACCES)',
  );
});

test("a list may be DER, and is uploaded as PEM", () => {
  const text = editedMutual(store("{ caBundle: ./issuing.pem, revocationLists: [./issuing.der] }"));
  const [list] = parsedMutual(text).providers[0]?.service.entrance?.trustStore.revocationLists ?? [];
  expect(list).toMatchObject({ name: "issuing", pem: fixture("issuing.crl").toString() });
});

test("comments in a bundle are left out of what is uploaded", () => {
  const text = editedMutual(store("{ caBundle: ./ca.pem }"));
  const [provider] = parsedMutual(text, { "ca.pem": `# roots\n\n${root}\n# below\n${issuing}` }).providers;
  expect(provider?.service.entrance?.trustStore).toMatchObject({
    caBundle: root + issuing,
    revocationLists: [],
  });
});
