import {
  AcceptVpcEndpointConnectionsCommand,
  AuthorizeSecurityGroupEgressCommand,
  RejectVpcEndpointConnectionsCommand,
  RevokeSecurityGroupEgressCommand,
} from "@aws-sdk/client-ec2";
import {
  DescribeListenersCommand,
  ModifyListenerCommand,
  RemoveTrustStoreRevocationsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { probe } from "../../data-path/system/probe";
import {
  addRevocations,
  makeTrustStore,
} from "../../emulated-aws/strict/elb/trust-stores/sample-trust-store";
import { makeCertificate } from "../../emulated-aws/strict/http-api/stages/sample-certificate";
import { REGION } from "../../support/accounts/accounts";
import { describeWith } from "../../support/availability";
import { type SampleAuthority, SERVER, sampleAuthority } from "../../support/certificates/sample-authority";
import { callPrivately, type PrivateCall } from "../private-names/call-privately";
import type { KeyedApi } from "../sample/keyed-api";
import { useSampleSystemWith } from "../sample/sample-system";
import { portWith } from "../sample/security-groups";
import { DOMAIN, makeVerifiedApi, mapDomain } from "./sample/verified-api";
import { makeConsumer, type VerifiedConsumer } from "./sample/verified-consumer";
import {
  makeProviderNetwork,
  makeVerifyingService,
  type ProviderNetwork,
  type VerifyingService,
} from "./sample/verifying-provider";

const PROVIDER = "111111111111";
const CONSUMER = "222222222222";
const SUBJECT = "CN=orders,O=Acme";
const HOUR_MS = 60 * 60 * 1000;

describeWith(["moto_server"])("calls by mutual TLS", () => {
  const system = useSampleSystemWith(() => ({ domainNames: [DOMAIN] }), PROVIDER, CONSUMER);
  let root: SampleAuthority;
  let clients: SampleAuthority;
  let network: ProviderNetwork;
  let service: VerifyingService;
  let consumer: VerifiedConsumer;
  let api: KeyedApi;
  let trustStoreArn: string;
  beforeAll(async () => {
    const { account, gateway } = system();
    root = await sampleAuthority("CN=Root,O=Acme");
    clients = await root.subordinate("CN=Clients,O=Acme");
    const provider = account(PROVIDER);
    network = await makeProviderNetwork(provider);
    api = await makeVerifiedApi(system(), provider, network.endpointId);
    const { protocol, hostname, port } = (await provider.ec2.config.endpoint?.()) ?? {};
    const certificateArn = await makeCertificate(provider.ec2, `${protocol}//${hostname}:${port}`, REGION);
    await mapDomain(provider, api.id, certificateArn);
    trustStoreArn = await makeTrustStore(provider, "clients", root.certificate + clients.certificate);
    service = await makeVerifyingService(provider, network, {
      certificateArn,
      trustStoreArn,
      consumer: CONSUMER,
    });
    consumer = await makeConsumer(account(CONSUMER), service.serviceName);
    await accept();
    await gateway.look();
  });

  const connection = () => ({ ServiceId: service.serviceId, VpcEndpointIds: [consumer.endpointId] });
  const accept = () =>
    system().account(PROVIDER).ec2.send(new AcceptVpcEndpointConnectionsCommand(connection()));
  const call = (more: Partial<PrivateCall> = {}) =>
    callPrivately(system().gateway, consumer.client, {
      name: DOMAIN,
      path: "/orders",
      headers: [["user-agent", "client"]],
      ...more,
    });
  const status = () => system().gateway.connections.last?.tlsVerifyStatus;

  it("a client whose certificate is trusted is known to the API by its subject", async () => {
    const identity = await clients.issue(SUBJECT);
    const { status: answered, body = "" } = (await call({ identity })) as { status: number; body: string };
    expect({ answered, ...JSON.parse(body) }).toMatchObject({
      answered: 200,
      path: "/orders",
      domainName: DOMAIN,
      principalId: SUBJECT,
      vpceId: network.endpointId,
      headers: {
        Host: [DOMAIN],
        "X-Amzn-Mtls-Clientcert-Subject": [SUBJECT],
        "X-Amzn-Mtls-Clientcert-Issuer": ["CN=Clients,O=Acme"],
        "X-Amzn-Mtls-Clientcert-Serial-Number": [identity.serialNumber],
        "X-Amzn-Mtls-Clientcert-Leaf": [
          expect.stringMatching(/^-----BEGIN%20CERTIFICATE-----%0AMII[\w+/=%]+-----END/),
        ],
      },
    });
    expect(system().gateway.connections.last).toMatchObject({
      listenerPort: 443,
      tlsProtocol: "TLSv1.3",
      leafClientCertSubject: SUBJECT,
      leafClientCertSerialNumber: identity.serialNumber,
      tlsVerifyStatus: "Success",
    });
  });

  it("the versions of TLS are those of the listener's policy", async () => {
    const identity = await clients.issue(SUBJECT);
    expect(await call({ identity, version: "TLSv1.2" })).toMatchObject({ status: 200 });
    const { elb } = system().account(PROVIDER);
    const ListenerArn = service.innerListenerArn;
    const { Listeners: [listener] = [] } = await elb.send(
      new DescribeListenersCommand({ ListenerArns: [ListenerArn] }),
    );
    const { Certificates, DefaultActions, SslPolicy } = listener ?? {};
    const kept = { ListenerArn, Certificates, DefaultActions };
    await elb.send(new ModifyListenerCommand({ ...kept, SslPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" }));
    const [older, newer] = [await call({ identity, version: "TLSv1.2" }), await call({ identity })];
    await elb.send(new ModifyListenerCommand({ ...kept, SslPolicy }));
    expect(older).toHaveProperty("failed", expect.anything());
    expect(newer).toHaveProperty("status", 200);
  });

  test.each<[string, string, () => Promise<PrivateCall["identity"]>]>([
    ["without a certificate", "Failed:UnmappedConnectionError", async () => undefined],
    [
      "of another authority that has the same name",
      "Failed:ClientCertUntrusted",
      async () => (await sampleAuthority("CN=Clients,O=Acme")).issue(SUBJECT),
    ],
    [
      "of a year ago",
      "Failed:ClientCertExpired",
      () => clients.issue(SUBJECT, { notBefore: new Date(0), notAfter: new Date(Date.now() - HOUR_MS) }),
    ],
    [
      "of tomorrow",
      "Failed:ClientCertNotYetValid",
      () => clients.issue(SUBJECT, { notBefore: new Date(Date.now() + HOUR_MS) }),
    ],
    ["of a server", "Failed:ClientCertPurposeInvalid", () => clients.issue(SUBJECT, { purposes: [SERVER] })],
  ])("a client %s is refused in the handshake, and the log says why", async (_, reason, identity) => {
    const { count } = system().gateway.connections;
    expect(await call({ identity: await identity() })).toHaveProperty("failed", expect.anything());
    expect(system().gateway.connections.count).toBe(count + 1);
    expect(status()).toBe(reason);
  });

  it("a certificate is refused from the moment on that a list of its authority revokes it", async () => {
    const { elb } = system().account(PROVIDER);
    const [identity, other] = [await clients.issue(SUBJECT), await clients.issue(SUBJECT)];
    const list = await clients.revoke([identity.serialNumber]);
    const id = await addRevocations(system().account(PROVIDER), trustStoreArn, list);
    expect(await call({ identity })).toHaveProperty("failed", expect.anything());
    expect(status()).toBe("Failed:ClientCertCrlHit");
    expect(await call({ identity: other })).toHaveProperty("status", 200);
    const removed = { TrustStoreArn: trustStoreArn, RevocationIds: [id] };
    await elb.send(new RemoveTrustStoreRevocationsCommand(removed));
    expect(await call({ identity })).toHaveProperty("status", 200);
  });

  it("a certificate is refused once its time is over by AWS's clock", async () => {
    const { gateway } = system();
    const identity = await clients.issue(SUBJECT, { notAfter: new Date(Date.now() + HOUR_MS) });
    expect(await call({ identity })).toHaveProperty("status", 200);
    gateway.aheadMs = 2 * HOUR_MS;
    const later = await call({ identity });
    gateway.aheadMs = 0;
    expect(later).toHaveProperty("failed", expect.anything());
    expect(status()).toBe("Failed:ClientCertExpired");
  });

  it("headers that a client sends under the names of the balancer's own arrive beside those, before them", async () => {
    const stranger = await clients.issue("CN=stranger,O=Acme");
    const { gateway } = system();
    const lie = ["X-Amzn-Mtls-Clientcert-Subject", SUBJECT] as const;
    const headers = [["user-agent", "client"], lie] as const;
    expect(await call({ identity: stranger, headers })).toHaveProperty("status", 403);
    const { authorizer, headerNames = [] } = gateway.requestLog.last ?? {};
    expect(authorizer?.principalId).toBe(SUBJECT);
    expect(headerNames.filter((name) => name === "x-amzn-mtls-clientcert-subject")).toHaveLength(2);
    expect(await call({ identity: await clients.issue(SUBJECT), headers })).toHaveProperty("status", 403);
  });

  it("another host leads to nothing, and the API's own name to the API by its own rules", async () => {
    const identity = await clients.issue(SUBJECT);
    expect(await call({ identity, host: "other.example.com" })).toHaveProperty("status", 403);
    expect(system().gateway.requestLog.last?.refusedBy).toBe("no such API");
    expect(await call({ identity, host: api.host, path: "/prod/orders" })).toHaveProperty("status", 200);
    expect(await call({ identity, host: api.host })).toHaveProperty("status", 403);
  });

  it("the regional domain is refused by the resource policy where it is called from the internet", async () => {
    const { gateway } = system();
    const lie = Object.fromEntries(
      ["Subject", "Issuer", "Serial-Number"].map((end) => [`X-Amzn-Mtls-Clientcert-${end}`, SUBJECT]),
    );
    const headers = { "user-agent": "probe", ...lie };
    const answered = await probe({ gateway }, { host: DOMAIN, method: "GET", path: "/orders", headers });
    expect(answered.statusCode).toBe(403);
    expect(gateway.requestLog.last?.refusedBy).toBe("resource policy, DenyOtherEndpoints");
  });

  it("nothing passes an endpoint whose connection is not accepted", async () => {
    const { ec2 } = system().account(PROVIDER);
    const identity = await clients.issue(SUBJECT);
    await ec2.send(new RejectVpcEndpointConnectionsCommand(connection()));
    const rejected = await call({ identity });
    const reason = system().gateway.connections.lastStopped?.reason;
    await accept();
    expect(rejected).toHaveProperty("failed", expect.anything());
    expect(reason).toContain("rejected");
    expect(await call({ identity })).toHaveProperty("status", 200);
  });

  it.each([
    ["of the client", () => [CONSUMER, consumer.client.groupIds[0], consumer.endpointGroupId] as const],
    ["of the network balancer", () => [PROVIDER, network.outerGroupId, network.innerGroupId] as const],
    ["of the application balancer", () => [PROVIDER, network.innerGroupId, network.endpointGroupId] as const],
  ])("the security group %s is asked", async (_, groups) => {
    const [owner, GroupId, other] = groups();
    const { ec2 } = system().account(owner);
    const rule = { GroupId, IpPermissions: [portWith(443, other)] };
    const identity = await clients.issue(SUBJECT);
    await ec2.send(new RevokeSecurityGroupEgressCommand(rule));
    const closed = await call({ identity });
    await ec2.send(new AuthorizeSecurityGroupEgressCommand(rule));
    expect(closed.status ?? 504).toBe(504);
    expect(await call({ identity })).toHaveProperty("status", 200);
  });

  it("the domain has a name in the consumer's VPC alone", async () => {
    const elsewhere = { ...consumer.client, vpcId: network.vpcId, account: PROVIDER };
    expect(await callPrivately(system().gateway, elsewhere, { name: DOMAIN, path: "/orders" })).toEqual({
      failed: "ENOTFOUND",
    });
  });
});
