import { GetRestApiCommand } from "@aws-sdk/client-api-gateway";
import { GetPolicyCommand } from "@aws-sdk/client-lambda";
import { appliedApi, publishEndpoint } from "./api-document/applied-api";
import { callerOf } from "./api-document/caller";
import { answeredBy, deployment } from "./api-document/deployment";
import { describeWith, LIVE } from "./support/availability";
import { succeeded } from "./support/processes/run";
import { printTimes, step } from "./support/step";
import { PROVIDER_ACCOUNT } from "./support/system/live-deployment";
import { useLiveSystem } from "./support/system/live-system";

const FIRST_ENDPOINT = "vpce-0aaaaaaaaaaaaaaaa";
const SECOND_ENDPOINT = "vpce-0bbbbbbbbbbbbbbbb";

describeWith(LIVE)("the document of a deployed API", () => {
  printTimes();
  const system = useLiveSystem({ attached: true });

  /** The API itself, as API Gateway describes it. */
  const described = async (restApiId: string) =>
    system().account(PROVIDER_ACCOUNT).apiGateway.send(new GetRestApiCommand({ restApiId }));

  step("is imported before the policy is written, and both before the API is deployed", async () => {
    const { workspace } = system();
    workspace.describe(deployment({ routes: ["GET /"] }));
    succeeded("synth", await workspace.synth());
    succeeded("init of provider", await workspace.terraform("provider", "init"));
    const { servedRoutes, servedPolicy } = await appliedApi(system(), { routes: ["GET /"] });
    expect(servedRoutes).toEqual(["GET /"]);
    expect(JSON.stringify(servedPolicy)).toContain('"aws:SourceVpce":"unlinked"');
  });

  step("gets a route more, and the stage serves it", async () => {
    const { servedRoutes } = await appliedApi(system(), { routes: ["GET /", "GET /orders/{id}"] });
    expect(servedRoutes).toEqual(["GET /", "GET /orders/{id}"]);
  });

  step("stays as it is when an endpoint's id arrives: the policy is served with it", async () => {
    await publishEndpoint(system(), FIRST_ENDPOINT);
    const { servedPolicy } = await appliedApi(system(), { routes: ["GET /", "GET /orders/{id}"] });
    expect(JSON.stringify(servedPolicy)).toContain(FIRST_ENDPOINT);
  });

  step("gets a route more as another endpoint's id arrives, without a look at what there is", async () => {
    await publishEndpoint(system(), SECOND_ENDPOINT);
    const routes = ["GET /", "GET /orders/{id}", "POST /orders"];
    const { servedRoutes, servedPolicy } = await appliedApi(system(), { routes }, { refresh: false });
    expect(servedRoutes).toHaveLength(3);
    expect(JSON.stringify(servedPolicy)).toContain(SECOND_ENDPOINT);
    expect(JSON.stringify(servedPolicy)).not.toContain(FIRST_ENDPOINT);
  });

  step(
    "gets a route more alone, without a look at what there is: the policy is there as before",
    async () => {
      const routes = ["GET /", "GET /orders/{id}", "POST /orders", "PUT /orders/{id}"];
      const { servedPolicy } = await appliedApi(system(), { routes }, { refresh: false });
      expect(JSON.stringify(servedPolicy)).toContain(SECOND_ENDPOINT);
    },
  );

  step(
    "loses neither compression nor description by an import, and compression by taking it out",
    async () => {
      const routes = ["GET /", "GET /orders/{id}"];
      const { id } = await appliedApi(system(), { routes, compressOverBytes: 1024 });
      expect(await described(id)).toMatchObject({ minimumCompressionSize: 1024 });
      await appliedApi(system(), { routes: ["GET /"], compressOverBytes: 1024 }, { refresh: false });
      expect(await described(id)).toMatchObject({
        minimumCompressionSize: 1024,
        description: expect.stringMatching(/./),
      });
      await appliedApi(system(), { routes });
      expect((await described(id)).minimumCompressionSize).toBeUndefined();
    },
  );

  step("keeps the endpoint that the API is associated with over the next import", async () => {
    const { id } = await appliedApi(system(), { routes: ["GET /"], associate: true });
    const associated = { endpointConfiguration: { vpcEndpointIds: [SECOND_ENDPOINT] } };
    expect(await described(id)).toMatchObject(associated);
    await appliedApi(
      system(),
      { routes: ["GET /", "GET /orders/{id}"], associate: true },
      { refresh: false },
    );
    expect(await described(id)).toMatchObject(associated);
  });

  step("loses a route: after one apply the stage serves it no more", async () => {
    const { servedRoutes } = await appliedApi(system(), { routes: ["GET /"] });
    expect(servedRoutes).toEqual(["GET /"]);
  });

  step("gets another name for a path's parameter in one apply", async () => {
    await appliedApi(system(), { routes: ["GET /orders/{id}", "GET /orders/{id}/lines"] });
    const { servedRoutes } = await appliedApi(system(), {
      routes: ["GET /orders/{orderId}", "GET /orders/{orderId}/lines"],
    });
    expect(servedRoutes).toEqual(["GET /orders/{orderId}", "GET /orders/{orderId}/lines"]);
  });

  step("takes three hundred routes on one handler, whose policy has one permission for all", async () => {
    const routes = Array.from({ length: 300 }, (_, i) => `GET /items/${i}`);
    const { servedRoutes } = await appliedApi(system(), { routes, granted: ["GET /items/0"] });
    expect(servedRoutes).toHaveLength(300);
    const { lambda } = system().account(PROVIDER_ACCOUNT);
    const { Policy = "" } = await lambda.send(
      new GetPolicyCommand({ FunctionName: "private-api-provider-identity" }),
    );
    expect(JSON.parse(Policy).Statement).toHaveLength(1);
  });

  step("moves a route to another handler: at no moment it is without an answer", async () => {
    const route = "GET /moving";
    const caller = await callerOf(system());
    await publishEndpoint(system(), caller.endpointId);
    await appliedApi(system(), { routes: [answeredBy(route, "first")] });
    const answers = [await caller.call("/moving")];
    await appliedApi(
      system(),
      { routes: [answeredBy(route, "second")] },
      { after: async () => void answers.push(await caller.call("/moving")) },
    );
    answers.push(await caller.call("/moving"));
    await caller.close();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect([answers.at(0)?.body, answers.at(-1)?.body]).toEqual(["first", "second"]);
    expect(answers.length).toBeGreaterThan(5);
  });
});
