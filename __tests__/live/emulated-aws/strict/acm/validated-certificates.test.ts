import { makeHostedZone, putRecord } from "../../../own-name/hosted-zone";
import { REGION } from "../../../support/accounts/accounts";
import { describeWith } from "../../../support/availability";
import { jsonRequest } from "../../requests/json-request";
import { useEmulatedAws } from "../../use-emulated-aws";
import { over } from "../http-api/stages/sample-certificate";

interface Described {
  readonly CertificateArn: string;
  readonly Certificate: {
    readonly Status: string;
    readonly DomainValidationOptions: readonly [
      { readonly ResourceRecord: { readonly Name: string; readonly Value: string } },
    ];
  };
}

describeWith(["moto_server"])("certificates of Certificate Manager", () => {
  const used = useEmulatedAws();
  const account = () => used().account("111111111111");
  const ask = async (operation: string, input: object): Promise<Described> => {
    const { accessKeyId, sessionToken } = await account().ec2.config.credentials();
    const { body } = await jsonRequest({ accessKeyId, sessionToken, region: REGION }, over(used().aws.url), {
      service: "acm",
      target: `CertificateManager.${operation}`,
      input,
    });
    return JSON.parse(body.toString()) as Described;
  };

  test("a certificate that is validated by DNS is issued once its record stands in a hosted zone", async () => {
    const { CertificateArn } = await ask("RequestCertificate", {
      ...{ DomainName: "orders.example.com", ValidationMethod: "DNS" },
    });
    const described = async () => (await ask("DescribeCertificate", { CertificateArn })).Certificate;
    const { DomainValidationOptions } = await described();
    for (let looks = 0; looks < 3; looks++) expect((await described()).Status).toBe("PENDING_VALIDATION");
    const zoneId = await makeHostedZone(account(), used().aws.url, "example.com");
    expect((await described()).Status).toBe("PENDING_VALIDATION");
    const [{ ResourceRecord }] = DomainValidationOptions;
    await putRecord(account(), used().aws.url, zoneId, { ...ResourceRecord, Type: "CNAME" });
    await described();
    expect((await described()).Status).toBe("ISSUED");
  });
});
