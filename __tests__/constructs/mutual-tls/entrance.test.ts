import { Testing } from "cdktf";
import type { Program } from "../../../src/bundle/bundle";
import type { EntranceDomain } from "../../../src/model/mutual-tls/entrance";
import { policyDocument } from "../../../src/policies/document";
import type { StackJson } from "../../support/synth";
import { EntranceStack } from "./entrance-stack";

const STATE = {
  type: "s3",
  bucket: "acme-terraform-state",
  region: "eu-west-1",
  keyPrefix: "crosslink",
} as const;

const PARTY = {
  ...{ stackId: "provider", name: "shop-provider", account: "222222222222", region: "eu-west-1" },
  roles: { path: "/" },
};
const ADOPTED = {
  kind: "adopted",
  arn: "arn:aws:acm:eu-west-1:222222222222:certificate/0d4c7bd0-3b5d-4e8c-a1a5-0f7d6f7c2b11",
} as const;
const REGIONAL: EntranceDomain = {
  ...{ name: "mtls.example.com", endpointType: "regional", certificate: ADOPTED },
};
const file = (path: string): Program => ({ path, content: new Uint8Array(), sha256: "0".repeat(64) });

function synth(domain = REGIONAL): StackJson {
  const stack = new EntranceStack(Testing.app(), {
    settings: { name: "shop", tags: {}, state: STATE },
    party: PARTY,
    domain,
    caBundle: file("assets/ca-bundle.pem"),
    revocationLists: { clients: file("assets/clients.pem") },
    consumer: { account: "111111111111", endpointIds: ["vpce-0123456789abcdef0"] },
    api: { restApiId: "a1b2c3d4e5", stageName: "prod" },
    endpointPolicy: policyDocument([]),
  });
  return JSON.parse(Testing.synth(stack)) as StackJson;
}

const { resource } = synth();
const one = (type: string, name: string, from = resource) => {
  const found = from[type]?.[name];
  if (found === undefined) throw new Error(`there is no ${type}.${name}`);
  return found;
};

test("nothing enters the first balancer's group, and each group leads to the next one only", () => {
  const ways = Object.entries(resource.aws_vpc_security_group_ingress_rule ?? {}).map(([, rule]) => [
    rule.security_group_id,
    rule.referenced_security_group_id,
    rule.from_port,
  ]);
  expect(ways).toEqual([
    ["${aws_security_group.endpoints.id}", "${aws_security_group.verifier.id}", 443],
    ["${aws_security_group.verifier.id}", "${aws_security_group.entry.id}", 443],
    ["${aws_security_group.verifier.id}", "${aws_security_group.entry.id}", 8080],
  ]);
  expect(one("aws_lb", "service")).toMatchObject({
    internal: true,
    load_balancer_type: "network",
    enforce_security_group_inbound_rules_on_private_link_traffic: "off",
    security_groups: ["${aws_security_group.entry.id}"],
  });
});

test("a certificate is verified against the trust store, and an expired one is refused", () => {
  expect(one("aws_lb_listener", "verifier_verified")).toMatchObject({
    protocol: "HTTPS",
    port: 443,
    certificate_arn: ADOPTED.arn,
    mutual_authentication: {
      mode: "verify",
      trust_store_arn: "${aws_lb_trust_store.clients.arn}",
      ignore_client_certificate_expiry: false,
    },
    depends_on: ["aws_lb_trust_store_revocation.clients"],
  });
});

test("the network balancer asks for health where no certificate is needed", () => {
  expect(one("aws_lb_target_group", "verifier")).toMatchObject({
    target_type: "alb",
    health_check: { protocol: "HTTP", port: "8080", matcher: "200" },
  });
  expect(one("aws_lb_listener", "verifier_health")).toMatchObject({ protocol: "HTTP", port: 8080 });
  expect(one("aws_lb_target_group_attachment", "verifier").depends_on).toEqual([
    "aws_lb_listener.verifier_verified",
    "aws_lb_listener.verifier_health",
  ]);
});

test("the balancer's targets are the addresses at which the API's endpoint is made", () => {
  const { subnet_configuration } = one("aws_vpc_endpoint", "execute_api");
  const addresses = (subnet_configuration as readonly { readonly ipv4: string }[]).map(({ ipv4 }) => ipv4);
  const targets = ["az1", "az3"].map(
    (zone) => one("aws_lb_target_group_attachment", `verifier_endpoint_${zone}`).target_id,
  );
  expect(targets).toEqual(addresses);
});

test("the trust store reads a version of its bundle, so that another bundle is another version", () => {
  expect(one("aws_lb_trust_store", "clients")).toMatchObject({
    ca_certificates_bundle_s3_object_version: "${aws_s3_object.ca_bundle.version_id}",
  });
  expect(one("aws_lb_trust_store_revocation", "clients").lifecycle).toEqual({ create_before_destroy: true });
});

test("a regional domain has the certificate as its regional one, and no policy", () => {
  const domain = one("aws_api_gateway_domain_name", "api");
  expect(domain).toMatchObject({
    regional_certificate_arn: ADOPTED.arn,
    endpoint_configuration: { types: ["REGIONAL"] },
  });
  expect(domain).not.toHaveProperty("policy");
  expect(resource).not.toHaveProperty("aws_api_gateway_domain_name_access_association");
});

test("a private domain lets in the API's endpoint alone, which is associated with it", () => {
  const made = synth({ ...REGIONAL, endpointType: "private" }).resource;
  const { policy, ...domain } = one("aws_api_gateway_domain_name", "api", made);
  expect(domain).toMatchObject({
    certificate_arn: ADOPTED.arn,
    endpoint_configuration: { types: ["PRIVATE"] },
  });
  const { Statement } = JSON.parse(String(policy)) as { readonly Statement: readonly object[] };
  expect(Statement).toEqual([
    expect.objectContaining({
      Effect: "Allow",
      Condition: { StringEquals: { "aws:SourceVpce": "${aws_vpc_endpoint.execute_api.id}" } },
    }),
    expect.objectContaining({
      Effect: "Deny",
      Condition: { StringNotEquals: { "aws:SourceVpce": "${aws_vpc_endpoint.execute_api.id}" } },
    }),
  ]);
  expect(one("aws_api_gateway_domain_name_access_association", "api", made)).toMatchObject({
    access_association_source: "${aws_vpc_endpoint.execute_api.id}",
    access_association_source_type: "VPCE",
  });
  expect(one("aws_api_gateway_base_path_mapping", "api", made)).toHaveProperty("domain_name_id");
});

test("a certificate that ACM makes is used when it has been issued", () => {
  const made = synth({
    ...REGIONAL,
    certificate: { kind: "made", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
  }).resource;
  const issued = "${aws_acm_certificate_validation.domain.certificate_arn}";
  expect(one("aws_lb_listener", "verifier_verified", made).certificate_arn).toBe(issued);
  expect(one("aws_api_gateway_domain_name", "api", made).regional_certificate_arn).toBe(issued);
});
