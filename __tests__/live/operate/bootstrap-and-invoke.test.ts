import { S3 } from "@aws-sdk/client-s3";
import { useGateway } from "../gateway/use-gateway";
import { REGION } from "../support/accounts/accounts";
import { describeWith, LIVE } from "../support/availability";
import { succeeded } from "../support/processes/run";
import { storedBucketPolicy } from "../support/state/bucket-policy";
import { printTimes, step } from "../support/step";
import { CONSUMER_ACCOUNT, liveDeployment, PROVIDER_ACCOUNT } from "../support/system/live-deployment";
import { useLiveSystem } from "../support/system/live-system";

const Bucket = "acme-made-state";

/** A statement of somebody else, in a policy that has ours as well. */
const FOREIGN = {
  Sid: "Auditors",
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::999999999999:root" },
  Action: "s3:GetBucketPolicy",
  Resource: `arn:aws:s3:::${Bucket}`,
};

describeWith(LIVE)("a state bucket of a third account, and the calls of the clients deployed by it", () => {
  printTimes();
  const system = useLiveSystem({ attached: true });
  const gateway = useGateway(system, [PROVIDER_ACCOUNT, CONSUMER_ACCOUNT]);
  const bootstrap = (...args: readonly string[]) => system().workspace.crosslink("bootstrap", ...args);
  const invoke = async (...args: readonly string[]) => {
    await gateway().look();
    return system().workspace.crosslink("invoke", ...args);
  };
  const apply = async (stackId: string) => {
    const { workspace } = system();
    succeeded(`init of ${stackId}`, await workspace.terraform(stackId, "init"));
    succeeded(`apply of ${stackId}`, await workspace.terraform(stackId, "apply", "-auto-approve"));
  };
  let s3: S3;
  beforeAll(() => {
    const { aws, workspace } = system();
    const credentials = { accessKeyId: "deployer", secretAccessKey: "deployer" };
    s3 = new S3({ endpoint: aws.url, region: REGION, forcePathStyle: true, credentials });
    workspace.describe({ ...liveDeployment(), state: { type: "s3", bucket: Bucket, region: REGION } });
  });
  const policy = async () => JSON.parse((await s3.getBucketPolicy({ Bucket })).Policy ?? "");

  step("a dry run says all that would be made, and makes nothing", async () => {
    const { output } = succeeded("bootstrap", await bootstrap("--dry-run"));
    expect(output).toMatch(/\+ bucket\n.*\+ public access: blocked\n/s);
    expect(output).toMatch(/\+ policy statement Crosslink\w+ProviderWrites\n/);
    expect(output).toMatch(/\n\d+ changes to make, none made\n$/);
    await expect(s3.headBucket({ Bucket })).rejects.toMatchObject({ name: "NotFound" });
  });

  step("the bucket is made, closed, encrypted and versioned", async () => {
    const { output } = succeeded("bootstrap", await bootstrap());
    expect(output).toMatch(/\n\d+ changes made\n$/);
    const { PublicAccessBlockConfiguration } = await s3.getPublicAccessBlock({ Bucket });
    expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    expect(await s3.getBucketVersioning({ Bucket })).toMatchObject({ Status: "Enabled" });
    expect((await s3.getBucketEncryption({ Bucket })).ServerSideEncryptionConfiguration).toMatchObject({
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    });
    expect((await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls).toMatchObject({
      Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }],
    });
    expect((await s3.getBucketLocation({ Bucket })).LocationConstraint).toBe(REGION);
  });

  step("another run changes nothing, and says so", async () => {
    const { output } = succeeded("bootstrap", await bootstrap());
    expect(output).toMatch(/\nnothing to change\n$/);
  });

  step("what somebody changed is mended, and what is not ours stays", async () => {
    const made = await policy();
    const Statement = [FOREIGN, ...made.Statement.slice(1)];
    await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ ...made, Statement }) });
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Suspended" } });
    const { output } = succeeded("bootstrap", await bootstrap());
    expect(output).toContain(
      "  ~ versioning: Suspended -> Enabled\n  + policy statement CrosslinkDenyWithoutTls\n",
    );
    expect(output).toMatch(/\n2 changes made; 1 policy statement of others left as they are\n$/);
    const mended = await policy();
    expect(mended.Statement[0]).toEqual(FOREIGN);
    const bySid = (one: { Sid: string }, other: { Sid: string }) => (one.Sid < other.Sid ? -1 : 1);
    expect(mended.Statement.slice(1).sort(bySid)).toEqual([...made.Statement].sort(bySid));
  });

  step("credentials of another account than the named party's are refused", async () => {
    const { workspace } = system();
    const deployment = { ...liveDeployment(), state: { type: "s3", bucket: Bucket, region: REGION } };
    const { providers } = deployment as unknown as { providers: { provider: object } };
    // The environment's own, which are of a third account.
    const provider = { ...providers.provider, credentials: undefined };
    workspace.describe({ ...deployment, providers: { provider } });
    const { status, output } = await bootstrap("--party", "provider");
    workspace.describe(deployment);
    expect(status).toBe(1);
    expect(output).toMatch(/^expected credentials of the account 111111111111 for the party "provider", got/);
  });

  step(
    "under that policy alone, both accounts apply; until they are linked, a call is refused and explained",
    async () => {
      const { aws, workspace } = system();
      aws.intercept(storedBucketPolicy(Bucket));
      succeeded("synth", await workspace.synth());
      await apply("provider");
      await apply("consumer");
      const { status, output } = await invoke();
      expect(status).toBe(1);
      const lines = output.split("\n").sort();
      expect(
        lines.filter((line) => /^FAILED {3}consumer\.(direct|assumed) +403 {2}\d+ ms$/.test(line)),
      ).toHaveLength(2);
      expect(output).toMatch(/API resource policy.*: .*explicit deny/i);
      expect(output).toMatch(/\n0 succeeded, 2 failed\n$/);
    },
  );

  step(
    "after the provider's second apply both calls succeed, with the identities that the API saw",
    async () => {
      await apply("provider");
      const { output } = succeeded("invoke", await invoke("--json"));
      const { calls } = JSON.parse(output);
      expect(calls).toEqual([
        expect.objectContaining({
          client: "consumer.direct",
          result: "success",
          status: 200,
          identity: expect.stringMatching(
            /^arn:aws:sts::222222222222:assumed-role\/private-api-consumer-direct\/.* through vpce-/,
          ),
        }),
        expect.objectContaining({
          client: "consumer.assumed",
          result: "success",
          identity: expect.stringMatching(
            /^arn:aws:sts::111111111111:assumed-role\/private-api-provider-access-consumer\/.* through vpce-/,
          ),
        }),
      ]);
    },
  );

  step("a route that the API does not have is a failed call of the one client that is named", async () => {
    const { status, output } = await invoke("--client", "consumer.direct", "--route", "GET /nowhere");
    expect([status, output]).toEqual([
      1,
      expect.stringMatching(/^FAILED {3}consumer\.direct {2}403 .*\n +.*\n0 succeeded, 1 failed\n$/),
    ]);
  });
});
