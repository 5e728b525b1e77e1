import {
  CreateStageCommand,
  DeleteDeploymentCommand,
  DeleteResourceCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import { describeWith } from "../../../support/availability";
import { useEmulatedAws } from "../../use-emulated-aws";
import { OPEN_POLICY, SampleApi } from "./sample-api";

describeWith(["moto_server"])("a REST API and its deployments", () => {
  const used = useEmulatedAws();
  const client = () => used().account("111111111111").apiGateway;

  const paths = (deploymentId: string) =>
    used()
      .aws.deployments.get(deploymentId)
      ?.resources.map(({ path }) => path);

  test("among siblings only one path part is variable", async () => {
    const api = await SampleApi.make(client(), "PRIVATE", OPEN_POLICY);
    const orders = await api.addResource("orders");
    const id = await api.addResource("{id}", orders);
    const refusal =
      "A sibling ({id}) of this resource already has a variable path part -- only one unique variable path part is allowed";
    await expect(api.addResource("{order}", orders)).rejects.toThrow(refusal);
    await expect(api.addResource("{proxy+}", orders)).rejects.toThrow(refusal);
    await api.addResource("{line}", await api.addResource("open", orders));

    await client().send(new DeleteResourceCommand({ restApiId: api.restApiId, resourceId: id }));
    await api.addResource("{order}", orders);
  });

  test("a private API without a resource policy cannot be deployed", async () => {
    const api = await SampleApi.make(client(), "PRIVATE");
    await api.addRoute("orders");
    await expect(api.deploy()).rejects.toThrow(
      "Private REST API doesn't have a resource policy attached to it",
    );
  });

  test("a regional API without a resource policy is deployed", async () => {
    const api = await SampleApi.make(client(), "REGIONAL");
    await api.addRoute("orders");
    expect(used().aws.deployments.get(await api.deploy())?.policy).toBeUndefined();
  });

  test("an API is deployed only if every method has an integration", async () => {
    const api = await SampleApi.make(client(), "PRIVATE", OPEN_POLICY);
    const orders = await api.addRoute("orders");
    await api.addMethod(orders, "POST");
    await expect(api.deploy()).rejects.toThrow("No integration defined for method");
    await api.addIntegration(orders, "POST");
    await api.deploy();
  });

  test("a stage serves an API as it was when its deployment was made", async () => {
    const api = await SampleApi.make(client(), "PRIVATE", OPEN_POLICY);
    const { restApiId } = api;
    const resourceId = await api.addRoute("orders");
    const first = await api.deploy();

    await client().send(new DeleteResourceCommand({ restApiId, resourceId }));
    await api.addRoute("invoices");
    const closed = JSON.stringify({ ...OPEN_POLICY, Statement: [] });
    const patchOperations = [{ op: "replace" as const, path: "/policy", value: closed }];
    await client().send(new UpdateRestApiCommand({ restApiId, patchOperations }));

    const served = used().aws.deployments.get(first);
    expect(paths(first)).toEqual(["/", "/orders"]);
    expect(served?.resources[1]?.resourceMethods?.GET).toMatchObject({
      authorizationType: "AWS_IAM",
      methodIntegration: { type: "MOCK" },
    });
    expect(served?.policy).toEqual(OPEN_POLICY);
    expect(paths(await api.deploy())).toEqual(["/", "/invoices"]);
  });

  test("a deployment is not deleted as long as a stage serves it", async () => {
    const api = await SampleApi.make(client(), "PRIVATE", OPEN_POLICY);
    const { restApiId } = api;
    await api.addRoute("orders");
    const deploymentId = await api.deploy();
    await client().send(new CreateStageCommand({ restApiId, stageName: "prod", deploymentId }));
    const deletion = new DeleteDeploymentCommand({ restApiId, deploymentId });
    await expect(client().send(deletion)).rejects.toThrow(
      "Active stages pointing to this deployment must be moved or deleted",
    );

    const patchOperations = [{ op: "replace" as const, path: "/deploymentId", value: await api.deploy() }];
    await client().send(new UpdateStageCommand({ restApiId, stageName: "prod", patchOperations }));
    await client().send(deletion);
  });
});
