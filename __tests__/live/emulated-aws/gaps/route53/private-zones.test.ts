import { zoneAddresses } from "../../../gateway/private-names/hosted-zones";
import { REGION } from "../../../support/accounts/accounts";
import { signedFetch } from "../../../support/accounts/signed-fetch";
import { describeWith } from "../../../support/availability";
import { makeNetwork } from "../../strict/ec2/sample-network";
import { useEmulatedAws } from "../../use-emulated-aws";

const XMLNS = "https://route53.amazonaws.com/doc/2013-04-01/";
const RECORD =
  "<Name>mtls.example.com</Name><Type>A</Type><TTL>60</TTL><ResourceRecords><ResourceRecord><Value>10.0.0.4</Value></ResourceRecord></ResourceRecords>";

describeWith(["moto_server"])("hosted zones", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  const ask = async (path: string, element: string, content: string) => {
    const body = `<${element} xmlns="${XMLNS}">${content}</${element}>`;
    const call = { service: "route53", method: "POST", path: `/2013-04-01/${path}`, body } as const;
    return (await signedFetch(account(), { ...call, headers: { "content-type": "text/xml" } })).text();
  };

  test.each([
    ["with a comment, as Terraform makes it", "<HostedZoneConfig><Comment>a</Comment></HostedZoneConfig>"],
    ["with nothing else", ""],
  ])("a zone that is made for a VPC %s is known there alone", async (reference, config) => {
    const { vpcId } = await makeNetwork(account().ec2);
    const vpc = `<VPC><VPCRegion>${REGION}</VPCRegion><VPCId>${vpcId}</VPCId></VPC>`;
    const content = `<Name>mtls.example.com</Name>${vpc}<CallerReference>${reference}</CallerReference>${config}`;
    const [, zone] =
      /<Id>\/hostedzone\/(\w+)</.exec(await ask("hostedzone", "CreateHostedZoneRequest", content)) ?? [];
    const change = `<Change><Action>CREATE</Action><ResourceRecordSet>${RECORD}</ResourceRecordSet></Change>`;
    const batch = `<ChangeBatch><Changes>${change}</Changes></ChangeBatch>`;
    await ask(`hostedzone/${zone}/rrset`, "ChangeResourceRecordSetsRequest", batch);
    expect(await zoneAddresses(account(), vpcId)).toEqual({ "mtls.example.com": ["10.0.0.4"] });
    expect(await zoneAddresses(account(), "vpc-0123456789abcdef0")).toEqual({});
  });
});
