import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteResourceCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { describeWith } from "../../availability";
import { useEmulatedAws } from "../use-emulated-aws";

const ACCOUNT = "111111111111";

const POLICY = {
  Version: "2012-10-17",
  Statement: [
    { Sid: "Anyone", Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*" },
  ],
};

describeWith(["moto_server"])("deployments of a REST API", () => {
  const used = useEmulatedAws();
  const apiGateway = () => used().account(ACCOUNT).apiGateway;

  const makeApi = async (type: "PRIVATE" | "REGIONAL", policy?: object) => {
    const { id = "" } = await apiGateway().send(
      new CreateRestApiCommand({
        name: "orders",
        endpointConfiguration: { types: [type] },
        policy: policy && JSON.stringify(policy),
      }),
    );
    const { items = [] } = await apiGateway().send(new GetResourcesCommand({ restApiId: id }));
    return { restApiId: id, rootId: items[0]?.id ?? "" };
  };

  const addRoute = async (restApiId: string, parentId: string, pathPart: string) => {
    const made = await apiGateway().send(new CreateResourceCommand({ restApiId, parentId, pathPart }));
    const method = { restApiId, resourceId: made.id, httpMethod: "GET" };
    await apiGateway().send(new PutMethodCommand({ ...method, authorizationType: "AWS_IAM" }));
    await apiGateway().send(new PutIntegrationCommand({ ...method, type: "MOCK" }));
    return made.id ?? "";
  };

  const deploy = async (restApiId: string) => {
    const { id = "" } = await apiGateway().send(new CreateDeploymentCommand({ restApiId }));
    return used().aws.deployments.get(id);
  };

  test("a private API without a resource policy cannot be deployed", async () => {
    const { restApiId, rootId } = await makeApi("PRIVATE");
    await addRoute(restApiId, rootId, "orders");
    await expect(deploy(restApiId)).rejects.toThrow(
      "Private REST API doesn't have a resource policy attached to it",
    );
  });

  test("a regional API without a resource policy is deployed", async () => {
    const { restApiId, rootId } = await makeApi("REGIONAL");
    await addRoute(restApiId, rootId, "orders");
    expect(await deploy(restApiId)).toMatchObject({ policy: undefined });
  });

  test("a stage serves an API as it was when its deployment was made", async () => {
    const { restApiId, rootId } = await makeApi("PRIVATE", POLICY);
    const resourceId = await addRoute(restApiId, rootId, "orders");
    const served = await deploy(restApiId);

    await apiGateway().send(new DeleteResourceCommand({ restApiId, resourceId }));
    await addRoute(restApiId, rootId, "invoices");
    const changed = JSON.stringify({ ...POLICY, Statement: [] });
    const patchOperations = [{ op: "replace" as const, path: "/policy", value: changed }];
    await apiGateway().send(new UpdateRestApiCommand({ restApiId, patchOperations }));

    const paths = served?.resources.map(({ path }) => path);
    const orders = served?.resources.find(({ path }) => path === "/orders");
    expect(paths).toEqual(["/", "/orders"]);
    expect(orders?.resourceMethods?.GET).toMatchObject({
      authorizationType: "AWS_IAM",
      methodIntegration: { type: "MOCK" },
    });
    expect(served?.policy).toEqual(POLICY);
    expect((await deploy(restApiId))?.resources.map(({ path }) => path)).toEqual(["/", "/invoices"]);
  });
});
