import {
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DeleteListenerCommand,
  DeleteTrustStoreCommand,
  DescribeListenersCommand,
  DescribeTrustStoreAssociationsCommand,
  ModifyListenerCommand,
  type MutualAuthenticationAttributes,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { REGION } from "../../../../support/accounts/accounts";
import { describeWith } from "../../../../support/availability";
import { sampleAuthority } from "../../../../support/certificates/sample-authority";
import { useEmulatedAws } from "../../../use-emulated-aws";
import { makeNetwork, type SampleNetwork } from "../../ec2/sample-network";
import { makeCertificate } from "../../http-api/stages/sample-certificate";
import { createTrustStore, makeTrustStore } from "../trust-stores/sample-trust-store";

const FIXED = { Type: "fixed-response", FixedResponseConfig: { StatusCode: "200" } } as const;

describeWith(["moto_server"])("listeners that ask for certificates", () => {
  const used = useEmulatedAws();
  const account = () => used().account("222222222222");
  let network: SampleNetwork;
  let certificate: string;
  let bundle: string;
  let CertificateArn: string;
  beforeAll(async () => {
    network = await makeNetwork(account().ec2);
    certificate = (await sampleAuthority("CN=Clients")).certificate;
    bundle = certificate;
    CertificateArn = await makeCertificate(account().ec2, used().aws.url, REGION);
  });

  const balancer = async (Name: string, Type: "application" | "network" = "application") => {
    const made = new CreateLoadBalancerCommand({
      Name,
      Type,
      Scheme: "internal",
      Subnets: [...network.subnetIds],
    });
    return (await account().elb.send(made)).LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  };
  const listen = async (
    LoadBalancerArn: string,
    MutualAuthentication: MutualAuthenticationAttributes,
    more: Partial<CreateListenerCommandInput> = {},
  ) => {
    const https = { Protocol: "HTTPS" as const, Port: 443, Certificates: [{ CertificateArn }] };
    const made = { LoadBalancerArn, ...https, MutualAuthentication, DefaultActions: [FIXED], ...more };
    return (await account().elb.send(new CreateListenerCommand(made))).Listeners?.[0];
  };
  const described = async (ListenerArn: string | undefined) => {
    const command = new DescribeListenersCommand({ ListenerArns: [ListenerArn ?? ""] });
    return (await account().elb.send(command)).Listeners?.[0]?.MutualAuthentication;
  };

  test("a listener asks for certificates until it is told that it shall not", async () => {
    const TrustStoreArn = await makeTrustStore(account(), "asks", bundle);
    const verify = { Mode: "verify", TrustStoreArn, AdvertiseTrustStoreCaNames: "on" } as const;
    const listener = await listen(await balancer("asks"), verify);
    const kept = { ...verify, IgnoreClientCertificateExpiry: false, TrustStoreAssociationStatus: "active" };
    expect(listener?.MutualAuthentication).toEqual(kept);
    const { ListenerArn } = listener ?? {};
    const modify = (MutualAuthentication?: MutualAuthenticationAttributes) =>
      account().elb.send(
        new ModifyListenerCommand({ ListenerArn, DefaultActions: [FIXED], MutualAuthentication }),
      );
    await modify();
    expect(await described(ListenerArn)).toEqual(kept);
    await modify({ Mode: "off" });
    expect(await described(ListenerArn)).toEqual({ Mode: "off" });
    const plain = await listen(await balancer("plain"), { Mode: "off" }, { MutualAuthentication: undefined });
    expect(await described(plain?.ListenerArn)).toEqual({ Mode: "off" });
  });

  test("only an HTTPS listener of an application balancer asks its clients for certificates", async () => {
    const only = {
      name: "InvalidConfigurationRequestException",
      message: expect.stringContaining("only supported"),
    };
    const passthrough = { Mode: "passthrough" };
    const application = await balancer("protocols");
    const http = { Protocol: "HTTP", Port: 80, Certificates: undefined } as const;
    await expect(listen(application, passthrough, http)).rejects.toMatchObject(only);
    const group = new CreateTargetGroupCommand({
      Name: "tcp",
      Protocol: "TCP",
      Port: 443,
      VpcId: network.vpcId,
    });
    const { TargetGroups: [tcp] = [] } = await account().elb.send(group);
    const DefaultActions = [{ Type: "forward", TargetGroupArn: tcp?.TargetGroupArn } as const];
    const tls = { Protocol: "TLS", DefaultActions } as const;
    await expect(listen(await balancer("tls", "network"), passthrough, tls)).rejects.toMatchObject(only);
    await expect(listen(application, { Mode: "on" })).rejects.toThrow("must be off, passthrough or verify");
    const listener = await listen(application, passthrough);
    expect(listener?.MutualAuthentication).toEqual(passthrough);
    const toHttp = {
      ListenerArn: listener?.ListenerArn,
      Protocol: "HTTP",
      MutualAuthentication: passthrough,
    } as const;
    await expect(account().elb.send(new ModifyListenerCommand(toHttp))).rejects.toMatchObject(only);
  });

  test("a listener verifies clients with a trust store of its account that is active", async () => {
    const arn = await balancer("active");
    const verify = (TrustStoreArn?: string) => listen(arn, { Mode: "verify", TrustStoreArn });
    await expect(verify()).rejects.toThrow("A trust store ARN must be specified");
    const foreign = await makeTrustStore(used().account("333333333333"), "foreign", bundle);
    await expect(verify(foreign)).rejects.toMatchObject({ name: "TrustStoreNotFoundException" });
    const creating = await createTrustStore(account(), "creating", bundle);
    await expect(verify(creating)).rejects.toMatchObject({ name: "TrustStoreNotReadyException" });
    await expect(listen(arn, { Mode: "passthrough", TrustStoreArn: creating })).rejects.toThrow(
      "has no trust store",
    );
    await verify(await makeTrustStore(account(), "active", bundle));
  });

  test("a balancer has at most two listeners that verify clients", async () => {
    const arn = await balancer("verifying");
    const TrustStoreArn = await makeTrustStore(account(), "verifying", bundle);
    const verify = (Port: number) => listen(arn, { Mode: "verify", TrustStoreArn }, { Port });
    await verify(443);
    const second = await verify(444);
    await expect(verify(445)).rejects.toMatchObject({ name: "TooManyListenersException" });
    await listen(arn, { Mode: "passthrough" }, { Port: 446 });
    await account().elb.send(new DeleteListenerCommand({ ListenerArn: second?.ListenerArn }));
    await verify(445);
  });

  test("a trust store is not deleted as long as a listener verifies with it", async () => {
    const TrustStoreArn = await makeTrustStore(account(), "used", bundle);
    const { ListenerArn } = (await listen(await balancer("used"), { Mode: "verify", TrustStoreArn })) ?? {};
    const associations = new DescribeTrustStoreAssociationsCommand({ TrustStoreArn });
    const { TrustStoreAssociations } = await account().elb.send(associations);
    expect(TrustStoreAssociations).toEqual([{ ResourceArn: ListenerArn }]);
    const remove = () => account().elb.send(new DeleteTrustStoreCommand({ TrustStoreArn }));
    await expect(remove()).rejects.toMatchObject({ name: "TrustStoreInUseException" });
    await account().elb.send(new DeleteListenerCommand({ ListenerArn }));
    await remove();
  });
});
