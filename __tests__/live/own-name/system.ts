import { namesProgram } from "../central-gateway/system/names-program";
import { makeCertificate } from "../emulated-aws/strict/http-api/stages/sample-certificate";
import { Gateway } from "../gateway/gateway";
import { REGION } from "../support/accounts/accounts";
import { createRepository } from "../support/accounts/image-repository";
import { succeeded } from "../support/processes/run";
import { BUCKET } from "../support/state/state-bucket";
import { type LiveSystem, useLiveSystem } from "../support/system/live-system";
import { makeHostedZone } from "./hosted-zone";

export const GATEWAY = "111111111111";
export const NAMES = "333333333333";

/** The gateway's own name. */
export const HOST = "api.example.com";

const ZONES = ["euw1-az1", "euw1-az2"];
const REPOSITORY = `${NAMES}.dkr.ecr.${REGION}.amazonaws.com/names`;

/** A gateway with a name of its own and TLS to its balancer, and the way into it. */
export interface NamedGateway extends LiveSystem {
  readonly gateway: Gateway;
  readonly hostedZoneId: string;
}

/** Deploys a service of containers and the gateway in front of it, until the service has accepted its endpoint. */
export function useNamedGateway(): () => NamedGateway {
  const live = useLiveSystem({ attached: true });
  let own: Pick<NamedGateway, "gateway" | "hostedZoneId"> | undefined;
  beforeAll(async () => {
    const { aws, account, workspace } = live();
    const gateway = new Gateway(live(), [GATEWAY, NAMES], {
      images: { [REPOSITORY]: await namesProgram(workspace.folder) },
      domainNames: [HOST],
    });
    await createRepository(account(NAMES), "names");
    const certificateArn = await makeCertificate(account(GATEWAY).ec2, aws.url, REGION);
    const hostedZoneId = await makeHostedZone(account(GATEWAY), aws.url, "example.com");
    own = { gateway, hostedZoneId };
    gateway.runFunctions();
    workspace.describe(deployment(certificateArn, hostedZoneId));
    succeeded("synth", await workspace.synth());
    for (const stackId of ["names", "gateway"])
      succeeded(`init of ${stackId}`, await workspace.terraform(stackId, "init"));
    for (const stackId of ["names", "gateway", "names"])
      succeeded(`apply of ${stackId}`, await workspace.terraform(stackId, "apply", "-auto-approve"));
    await gateway.look();
  });
  afterAll(() => own?.gateway.close());
  return () => {
    if (own === undefined) throw new Error("there is no system");
    return { ...live(), ...own };
  };
}

/** @param certificateArn for every name of example.com */
function deployment(certificateArn: string, hostedZoneId: string) {
  const image = `${REPOSITORY}@sha256:${"4f53cda1".repeat(8)}`;
  return {
    name: "shop",
    region: REGION,
    state: { type: "s3", bucket: BUCKET, region: REGION },
    providers: {
      names: {
        account: NAMES,
        credentials: deployer(NAMES),
        network: { cidr: "10.5.0.0/22", zones: ZONES },
        service: {
          ...{ type: "endpoint-service", healthPath: "/healthz" },
          compute: { type: "fargate", image, desired: 1, max: 1 },
        },
      },
    },
    consumers: {
      gateway: {
        account: GATEWAY,
        credentials: deployer(GATEWAY),
        network: { cidr: "10.0.0.0/20", zones: ZONES },
        uses: { names: { routes: ["GET /", "ANY /{proxy+}"] } },
        clients: {
          api: {
            ...{ type: "http-gateway", auth: "none", acknowledgePublic: true, keepWarm: true },
            domain: { name: HOST, certificateArn, hostedZoneId },
            alb: { certificateArn, serverName: "gateway.example.com" },
          },
        },
      },
    },
  };
}

function deployer(account: string) {
  return { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } };
}
