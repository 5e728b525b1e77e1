import {
  CreateBasePathMappingCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  type CreateDomainNameCommandInput,
  CreateStageCommand,
  DeleteBasePathMappingCommand,
  DeleteDomainNameAccessAssociationCommand,
  DeleteDomainNameCommand,
  DeleteRestApiCommand,
  DeleteStageCommand,
  GetBasePathMappingsCommand,
  GetDomainNameAccessAssociationsCommand,
  GetDomainNameCommand,
  GetTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDomainNameCommand,
} from "@aws-sdk/client-api-gateway";
import { CreateVpcEndpointCommand } from "@aws-sdk/client-ec2";
import { REGION } from "../../../../support/accounts/accounts";
import { describeWith } from "../../../../support/availability";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { makeNetwork } from "../../ec2/sample-network";
import { makeCertificate } from "../../http-api/stages/sample-certificate";
import { OPEN_POLICY, SampleApi } from "../sample-api";

describeWith(["moto_server"])("custom domain names of REST APIs", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  const api = () => account().apiGateway;
  let certificateArn: string;
  beforeAll(async () => {
    certificateArn = await makeCertificate(account().ec2, used().aws.url, REGION);
  });

  const regional = (domainName: string, more: Partial<CreateDomainNameCommandInput> = {}) =>
    api().send(
      new CreateDomainNameCommand({
        domainName,
        regionalCertificateArn: certificateArn,
        endpointConfiguration: { types: ["REGIONAL"] },
        ...more,
      }),
    );
  const closed = (domainName: string, more: Partial<CreateDomainNameCommandInput> = {}) =>
    regional(domainName, {
      regionalCertificateArn: undefined,
      certificateArn,
      endpointConfiguration: { types: ["PRIVATE"] },
      ...more,
    });
  const served = async (type: "PRIVATE" | "REGIONAL") => {
    const sample = await SampleApi.make(api(), type, OPEN_POLICY);
    await sample.addRoute("orders");
    const deploymentId = await sample.deploy();
    await api().send(
      new CreateStageCommand({ restApiId: sample.restApiId, stageName: "prod", deploymentId }),
    );
    return sample.restApiId;
  };
  const map = (domainName: string, restApiId: string) =>
    api().send(new CreateBasePathMappingCommand({ domainName, restApiId, stage: "prod" }));

  test("a domain name has an issued certificate of its account and region that covers it, and no other domain has the name", async () => {
    await expect(regional("a.example.org")).rejects.toThrow("is not covered by the provided certificate");
    const elsewhere = certificateArn.replace(REGION, "us-east-1");
    await expect(regional("a.example.com", { regionalCertificateArn: elsewhere })).rejects.toThrow(
      "Certificate must be in",
    );
    await expect(closed("a.example.com", { certificateArn: "none" })).rejects.toThrow(
      "Invalid certificate ARN",
    );
    await regional("a.example.com");
    await expect(regional("a.example.com")).rejects.toThrow("already exists");
  });

  test("a private domain name has no wildcard, and TLS 1.2 alone", async () => {
    await expect(closed("*.example.com")).rejects.toThrow("Wildcard");
    await expect(closed("b.example.com", { securityPolicy: "TLS_1_0" })).rejects.toThrow(
      "only support the TLS_1_2",
    );
    const policy = JSON.stringify(OPEN_POLICY);
    await closed("b.example.com", { policy });
    const { domainNameArn, ...domain } = await api().send(
      new GetDomainNameCommand({ domainName: "b.example.com" }),
    );
    expect(domain).toMatchObject({
      policy,
      securityPolicy: "TLS_1_2",
      domainNameId: expect.stringMatching(/^\w{10}$/),
    });
    expect(domainNameArn).toBe(
      `arn:aws:apigateway:${REGION}:222222222222:/domainnames/b.example.com+${domain.domainNameId}`,
    );
  });

  test("a private domain name has an id, an ARN and a policy, and a domain is changed by a patch", async () => {
    const domainName = "i.example.com";
    const policy = JSON.stringify(OPEN_POLICY);
    const { domainNameId } = await closed(domainName, { policy });
    const patchOperations = [{ op: "replace", path: "/policy", value: '{"changed":true}' }] as const;
    await api().send(new UpdateDomainNameCommand({ domainName, patchOperations: [...patchOperations] }));
    const domain = await api().send(new GetDomainNameCommand({ domainName }));
    expect(domain).toMatchObject({ policy: '{"changed":true}', domainNameId });
    expect((await api().send(new GetBasePathMappingsCommand({ domainName }))).items).toEqual([]);
  });

  test("the endpoint type of a domain is not changed between private and another in place", async () => {
    await closed("c.example.com");
    const patch = (path: string, value: string) =>
      api().send(
        new UpdateDomainNameCommand({
          domainName: "c.example.com",
          patchOperations: [{ op: "replace", path, value }],
        }),
      );
    await expect(patch("/endpointConfiguration/types/PRIVATE", "REGIONAL")).rejects.toThrow(
      "cannot be changed in place",
    );
  });

  test("a private domain leads to private APIs only", async () => {
    await closed("d.example.com");
    await expect(map("d.example.com", await served("REGIONAL"))).rejects.toThrow("Only private APIs");
    const restApiId = await served("PRIVATE");
    await map("d.example.com", restApiId);
    await regional("e.example.com");
    await map("e.example.com", restApiId);
  });

  test("an API or a stage is not deleted as long as a domain leads to it", async () => {
    const [restApiId, domainName] = [await served("REGIONAL"), "f.example.com"];
    await regional(domainName);
    await map(domainName, restApiId);
    const remove = () => api().send(new DeleteRestApiCommand({ restApiId }));
    await expect(remove()).rejects.toThrow("Please remove all base path mappings");
    const stage = new DeleteStageCommand({ restApiId, stageName: "prod" });
    await expect(api().send(stage)).rejects.toThrow("Please remove all base path mappings");
    await api().send(new DeleteBasePathMappingCommand({ domainName, basePath: "(none)" }));
    await api().send(stage);
    await remove();
  });

  test("an interface endpoint for execute-api reaches a private domain of its account that it is associated with", async () => {
    const { domainNameArn } = await closed("g.example.com");
    const { vpcId: VpcId } = await makeNetwork(account().ec2);
    const endpoint = async (service: string) => {
      const ServiceName = `com.amazonaws.${REGION}.${service}`;
      const made = new CreateVpcEndpointCommand({ VpcId, ServiceName, VpcEndpointType: "Interface" });
      return (await account().ec2.send(made)).VpcEndpoint?.VpcEndpointId ?? "";
    };
    const associate = (accessAssociationSource: string, arn = domainNameArn) =>
      api().send(
        new CreateDomainNameAccessAssociationCommand({
          domainNameArn: arn,
          accessAssociationSourceType: "VPCE",
          accessAssociationSource,
        }),
      );
    await expect(associate(await endpoint("sts"))).rejects.toThrow("Invalid access association source");
    await expect(associate("vpce-0123456789abcdef0")).rejects.toThrow("Invalid access association source");
    const own = await endpoint("execute-api");
    await expect(associate(own, `${domainNameArn}0`)).rejects.toThrow("Invalid private domain name ARN");
    const made = await associate(own);
    const { items } = await api().send(new GetDomainNameAccessAssociationsCommand({}));
    expect(items).toEqual([expect.objectContaining({ domainNameArn, accessAssociationSource: own })]);
    const resourceArn = made.domainNameAccessAssociationArn ?? "";
    await api().send(new TagResourceCommand({ resourceArn, tags: { team: "shop", stage: "live" } }));
    await api().send(new UntagResourceCommand({ resourceArn, tagKeys: ["stage"] }));
    expect((await api().send(new GetTagsCommand({ resourceArn }))).tags).toEqual({ team: "shop" });
    const domain = new DeleteDomainNameCommand({ domainName: "g.example.com" });
    await expect(api().send(domain)).rejects.toThrow("has access associations");
    const { domainNameAccessAssociationArn } = made;
    await api().send(new DeleteDomainNameAccessAssociationCommand({ domainNameAccessAssociationArn }));
    await api().send(domain);
  });

  test("a domain is not deleted as long as it leads to an API or an endpoint may reach it", async () => {
    const domainName = "h.example.com";
    await regional(domainName);
    await map(domainName, await served("PRIVATE"));
    const remove = () => api().send(new DeleteDomainNameCommand({ domainName }));
    await expect(remove()).rejects.toThrow("has base path mappings");
    await api().send(new DeleteBasePathMappingCommand({ domainName, basePath: "(none)" }));
    await remove();
  });
});
