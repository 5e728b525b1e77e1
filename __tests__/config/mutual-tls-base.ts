import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDeployment } from "../../src/config/parse-deployment";
import type { Deployment } from "../../src/model/deployment";
import { ConfigError } from "../../src/model/problem";
import { type Edit, editing } from "./base";

const FIXTURES = join(__dirname, "../certificates/fixtures");

/** A deployment of an API that holders of certificates call: those of a function, of an instance, and of somebody outside the file. */
export const MUTUAL_TLS = `name: shop
region: eu-west-1
state:
  type: s3
  bucket: acme-terraform-state
  region: eu-west-1
providers:
  orders:
    account: "111111111111"
    network: { cidr: 10.3.0.0/22, zones: [euw1-az1, euw1-az2] }
    service:
      type: mtls-rest-api
      auth: certificate
      routes: [GET /, POST /orders]
      domain: { name: mtls.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ }
      trustStore: { caBundle: ./issuing.pem, revocationLists: [./issuing.crl] }
    externalConsumers:
      partner:
        account: "333333333333"
        subjects: ["CN=partner,O=Acme,C=DE"]
consumers:
  web:
    account: "222222222222"
    network: { cidr: 10.1.0.0/24, zones: [euw1-az1, euw1-az2] }
    uses:
      orders: { subjects: ["CN=web,O=Acme,C=DE"], routes: [GET /] }
    clients:
      caller: { type: lambda, uses: orders, auth: certificate }
      shell: { type: instance, uses: orders, auth: certificate }
`;

/** Parts of it that edits replace. */
export const PROVIDER_NETWORK = "    network: { cidr: 10.3.0.0/22, zones: [euw1-az1, euw1-az2] }\n";
export const AUTH = "      auth: certificate\n";
export const DOMAIN = "      domain: { name: mtls.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ }\n";
export const STORE = "      trustStore: { caBundle: ./issuing.pem, revocationLists: [./issuing.crl] }\n";
export const PARTNER = '        subjects: ["CN=partner,O=Acme,C=DE"]\n';
export const NETWORK = "    network: { cidr: 10.1.0.0/24, zones: [euw1-az1, euw1-az2] }\n";
export const USE = '      orders: { subjects: ["CN=web,O=Acme,C=DE"], routes: [GET /] }\n';
export const CALLER = "      caller: { type: lambda, uses: orders, auth: certificate }\n";
export const SHELL = "      shell: { type: instance, uses: orders, auth: certificate }\n";
export const CLIENTS = "    clients:\n";

export const editedMutual = editing(MUTUAL_TLS);

/** Edits: another network of the provider and of the consumer, another domain, trust store and use, more of the external consumer. */
export const entrance = (network: string): Edit => [PROVIDER_NETWORK, `    network: ${network}\n`];
export const network = (settings: string): Edit => [NETWORK, `    network: ${settings}\n`];
export const domain = (settings: string): Edit => [DOMAIN, `      domain: ${settings}\n`];
export const store = (settings: string): Edit => [STORE, `      trustStore: ${settings}\n`];
export const used = (settings: string): Edit => [USE, `      orders: ${settings}\n`];
export const partner = (lines: string): Edit => [PARTNER, `        ${lines}\n`];
export const caller = (settings: string): Edit => [CALLER, `      caller: ${settings}\n`];

/** The same API whose callers sign as well. */
export const SIGNING: readonly Edit[] = [
  [AUTH, "      auth: iam\n"],
  [PARTNER, "        callerRoleArns: [arn:aws:iam::333333333333:role/caller]\n"],
  used("{ routes: [GET /] }"),
];

/** An API of another file beside it, with a function that calls it. */
export function far(facts: string, more = ""): Edit {
  const use = `      far: { api: { id: a1b2c3d4e5, account: "444444444444", type: mtls-rest-api, auth: certificate${facts} }${more} }\n`;
  return [
    `${USE}${CLIENTS}`,
    `${USE}${use}${CLIENTS}      distant: { type: lambda, uses: far, auth: certificate }\n`,
  ];
}

/** The facts of such an API. */
export const FACTS =
  ", domain: far.example.com, endpointServiceName: com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0, zones: [euw1-az1, euw1-az2, euw1-az3]";

/** Files that are not fixtures of the tests of certificates, by their names. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A deployment whose files are the fixtures that OpenSSL made, and further ones. */
export function parsedMutual(text: string, files: Files = {}): Deployment {
  const nameOf = (path: string) => path.slice("/deployments/".length);
  return parseDeployment(
    text,
    "/deployments/deployment.yaml",
    (path) =>
      nameOf(path) in files || /^(?:issuing|root|client)\.(?:pem|crl|der)$|^program\.ts$/.test(nameOf(path)),
    undefined,
    (path) => Buffer.from(files[nameOf(path)] ?? readFileSync(join(FIXTURES, nameOf(path)))),
  );
}

/** The lines that report a text's problems; none for a text without. */
export function mutualProblems(text: string, files: Files = {}): readonly string[] {
  try {
    parsedMutual(text, files);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
}
