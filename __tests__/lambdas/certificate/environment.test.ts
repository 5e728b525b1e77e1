import {
  CERTIFICATE_ENVIRONMENT,
  type CertificateEnvironment,
  domainTarget,
} from "../../../lambdas/certificate/environment";
import { readEnvironment } from "../../../lambdas/client/read-environment";

const ENVIRONMENT: CertificateEnvironment = {
  API_DOMAIN: "mtls.example.com",
  API_REGION: "eu-west-1",
  DEFAULT_ROUTE: "POST /orders",
  TIMEOUT_SECONDS: "2.5",
  CERTIFICATE_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:222222222222:secret:a-AbCdEf",
};
const read = (changes: object) =>
  readEnvironment<CertificateEnvironment>({ ...ENVIRONMENT, ...changes }, CERTIFICATE_ENVIRONMENT);

test("the domain is the target, with nothing before the path", () => {
  expect(domainTarget(read({}))).toEqual({
    hostname: "mtls.example.com",
    port: 443,
    basePath: "",
    host: "mtls.example.com",
    region: "eu-west-1",
    defaultRoute: { method: "POST", path: "/orders" },
    timeoutMs: 2500,
  });
  expect(domainTarget(read({ API_DOMAIN: "mtls.example.com:8443" }))).toMatchObject({
    hostname: "mtls.example.com",
    port: 8443,
    host: "mtls.example.com:8443",
  });
});

test.each<[string, object, string]>([
  ["a URL", { API_DOMAIN: "https://mtls.example.com" }, "API_DOMAIN: expected a domain name in lower case"],
  ["one label", { API_DOMAIN: "localhost" }, "API_DOMAIN: expected a domain name in lower case"],
  ["upper case", { API_DOMAIN: "MTLS.example.com" }, "API_DOMAIN: expected a domain name in lower case"],
  ["no ARN", { CERTIFICATE_SECRET_ARN: "a" }, "CERTIFICATE_SECRET_ARN: expected the ARN of a secret"],
  ["no PEM", { SERVER_CA: "a" }, "SERVER_CA: expected certificates in PEM"],
  ["nothing", { API_DOMAIN: undefined }, "API_DOMAIN: expected a domain name in lower case, got nothing"],
])("%s is an error at start", (_, changes, message) => {
  expect(() => read(changes)).toThrow(message);
});
