import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CreateDeploymentCommand, UpdateRestApiCommand } from "@aws-sdk/client-api-gateway";
import { makeCertificate } from "./emulated-aws/strict/http-api/stages/sample-certificate";
import { DOMAIN, makeVerifiedApi } from "./gateway/mutual-tls/sample/verified-api";
import { makeConsumer, type VerifiedConsumer } from "./gateway/mutual-tls/sample/verified-consumer";
import { callPrivately, type PrivateCall } from "./gateway/private-names/call-privately";
import { useSampleSystemWith } from "./gateway/sample/sample-system";
import { CONSUMER, DeployedEntrance, PROVIDER } from "./mutual-tls/entrance";
import { REGION } from "./support/accounts/accounts";
import { inventory } from "./support/accounts/inventory";
import { describeWith, LIVE } from "./support/availability";
import {
  type SampleAuthority,
  type SampleIdentity,
  sampleAuthority,
} from "./support/certificates/sample-authority";
import { createStateBucket } from "./support/state/state-bucket";
import { AttachedProvider } from "./support/terraform/attached-provider";
import { planChanges } from "./support/terraform/plan";
import { Workspace } from "./support/terraform/workspace";

const SUBJECT = "CN=orders,O=Acme";
const STRANGER = "CN=billing,O=Acme";
const FAILED = { failed: expect.any(String) };

describeWith(LIVE)("an entrance for holders of certificates, applied in front of an API", () => {
  const system = useSampleSystemWith(() => ({ domainNames: [DOMAIN] }), PROVIDER, CONSUMER);
  let workspace: Workspace;
  let provider: AttachedProvider;
  let clients: SampleAuthority;
  let revoked: SampleIdentity;
  let entrance: DeployedEntrance;
  let consumer: VerifiedConsumer;
  let before: readonly string[];

  beforeAll(async () => {
    const { aws, account } = system();
    await createStateBucket(aws.url);
    workspace = new Workspace(aws.url);
    mkdirSync(join(workspace.folder, "aws"));
    provider = await AttachedProvider.install(join(workspace.folder, "aws"), aws.url);
    workspace.attach(provider);
    const root = await sampleAuthority("CN=Root,O=Acme");
    clients = await root.subordinate("CN=Clients,O=Acme");
    revoked = await clients.issue(SUBJECT);
    const owner = account(PROVIDER);
    const api = await makeVerifiedApi(system(), owner, "vpce-0123456789abcdef0");
    const certificateArn = await makeCertificate(owner.ec2, aws.url, REGION);
    before = await inventory(owner);
    entrance = new DeployedEntrance(workspace, {
      ...{ apiId: api.id, certificateArn },
      authorities: root.certificate + clients.certificate,
      revoked: await clients.revoke([revoked.serialNumber]),
    });
    const facts = await entrance.apply([]);
    await letIn(api.id, facts.endpoint_id ?? "");
    consumer = await makeConsumer(account(CONSUMER), facts.endpoint_service_name ?? "");
    await system().gateway.look();
  });
  afterAll(async () => {
    await provider?.stop();
    workspace?.remove();
  });

  /** Has the API's policy let in the entrance's endpoint, which its team knows now. */
  const letIn = async (restApiId: string, endpointId: string) => {
    const { apiGateway } = system().account(PROVIDER);
    const all = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
    const Condition = { StringNotEquals: { "aws:SourceVpce": endpointId } };
    const Statement = [
      { Effect: "Allow", ...all },
      { Effect: "Deny", ...all, Condition },
    ];
    const value = JSON.stringify({ Version: "2012-10-17", Statement });
    const patchOperations = [{ op: "replace" as const, path: "/policy", value }];
    await apiGateway.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
    await apiGateway.send(new CreateDeploymentCommand({ restApiId, stageName: "prod" }));
  };
  const call = (identity?: PrivateCall["identity"]) =>
    callPrivately(system().gateway, consumer.client, {
      ...{ name: DOMAIN, path: "/orders", headers: [["user-agent", "client"]] },
      identity,
    });

  test("nobody gets through before the endpoint is accepted, whatever certificate they show", async () => {
    expect(await call(await clients.issue(SUBJECT))).toMatchObject(FAILED);
  });

  describe("after the endpoint was accepted by a second apply", () => {
    beforeAll(async () => {
      await entrance.apply([consumer.endpointId]);
      await system().gateway.look();
    });

    test("nothing is left to do", async () => {
      expect(await planChanges(workspace, "provider")).toEqual({});
    });

    test("200: a certificate of a trusted authority, whose subject the API knows", async () => {
      const answer = await call(await clients.issue(SUBJECT));
      const seen = JSON.parse(answer.failed === undefined ? answer.body : "{}") as object;
      expect({ ...answer, ...seen }).toMatchObject({
        status: 200,
        principalId: SUBJECT,
        domainName: DOMAIN,
      });
    });

    test("403: a certificate of a trusted authority, whose subject the API does not know", async () => {
      expect(await call(await clients.issue(STRANGER))).toMatchObject({ status: 403 });
    });

    const expired = { notBefore: new Date(0), notAfter: new Date(1000) };
    test.each<[string, () => Promise<SampleIdentity | undefined>, string]>([
      ["no certificate", async () => undefined, "Failed:UnmappedConnectionError"],
      ["a revoked certificate", async () => revoked, "Failed:ClientCertCrlHit"],
      ["an expired certificate", () => clients.issue(SUBJECT, expired), "Failed:ClientCertExpired"],
      [
        "a certificate of another authority with the same names",
        async () => {
          const other = await sampleAuthority("CN=Root,O=Acme");
          return (await other.subordinate("CN=Clients,O=Acme")).issue(SUBJECT);
        },
        "Failed:ClientCertUntrusted",
      ],
    ])("%s: the handshake fails, and the log of connections says why", async (_, identity, reason) => {
      expect(await call(await identity())).toMatchObject(FAILED);
      expect(system().gateway.connections.last?.tlsVerifyStatus).toBe(reason);
    });

    test("an endpoint that leaves the file is cut off, and nothing else changes", async () => {
      await entrance.apply([]);
      await system().gateway.look();
      expect(await call(await clients.issue(SUBJECT))).toMatchObject(FAILED);
      expect(await planChanges(workspace, "provider")).toEqual({});
    });

    test("it is destroyed, and leaves nothing", async () => {
      await entrance.destroy();
      expect(await inventory(system().account(PROVIDER))).toEqual(before);
    });
  });
});
