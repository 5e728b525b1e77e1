import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";
import { sign } from "aws4";
import { describeWith } from "../../../support/availability";
import { BUCKET, createStateBucket } from "../../../support/state/state-bucket";
import { useEmulatedAws } from "../../use-emulated-aws";

const ALIAS = "alias/terraform";
const REGION = "eu-west-1";

describeWith(["moto_server"])("the key of an object's encryption", () => {
  const used = useEmulatedAws();
  let keyArn: string;
  let owner: Credentials;
  let other: Credentials;
  beforeAll(async () => {
    owner = await credentialsIn("111111111111");
    other = await credentialsIn("222222222222");
    await createStateBucket(used().aws.url);
    const { KeyMetadata } = (await kms(owner, "CreateKey", {})) as { KeyMetadata: { Arn: string } };
    keyArn = KeyMetadata.Arn;
    await kms(owner, "CreateAlias", { AliasName: ALIAS, TargetKeyId: keyArn });
  });

  const credentialsIn = async (account: string): Promise<Credentials> => {
    const anybody = { accessKeyId: "anybody", secretAccessKey: "anybody" };
    const sts = new STSClient({ endpoint: used().aws.url, region: REGION, credentials: anybody });
    const RoleArn = `arn:aws:iam::${account}:role/deploy`;
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "deploy" }));
    return Credentials as Credentials;
  };

  const kms = async (as: Credentials, operation: string, input: object): Promise<unknown> => {
    const { url } = used().aws;
    const headers = {
      "X-Amz-Target": `TrentService.${operation}`,
      "Content-Type": "application/x-amz-json-1.1",
    };
    const body = JSON.stringify(input);
    const request = { service: "kms", region: REGION, host: new URL(url).host, path: "/", method: "POST" };
    const signed = sign({ ...request, headers, body }, keysOf(as));
    const answer = await fetch(url, { method: "POST", headers: signed.headers, body });
    const text = await answer.text();
    return text === "" ? undefined : JSON.parse(text);
  };

  const keysOf = ({ AccessKeyId = "", SecretAccessKey = "", SessionToken }: Credentials) => ({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });

  const put = (as: Credentials, SSEKMSKeyId: string) =>
    new S3Client({
      endpoint: used().aws.url,
      region: REGION,
      forcePathStyle: true,
      credentials: keysOf(as),
    }).send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: "state",
        Body: "{}",
        ServerSideEncryption: "aws:kms",
        SSEKMSKeyId,
      }),
    );

  test("S3 looks up a KMS key that is no ARN in the account of whoever asks", async () => {
    await put(owner, ALIAS);
    await expect(put(other, ALIAS)).rejects.toMatchObject({
      name: "KMS.NotFoundException",
      message: `Alias arn:aws:kms:${REGION}:222222222222:${ALIAS} is not found.`,
    });
    await expect(put(other, keyArn.split("/").at(-1) ?? "")).rejects.toMatchObject({
      name: "KMS.NotFoundException",
    });
    await put(other, keyArn);
    await put(other, keyArn.replace(/key\/.*/, ALIAS));
  });
});
