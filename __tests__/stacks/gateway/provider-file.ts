import type { Bundles } from "../../../src/bundle/bundle";
import { deploymentFrom, FILE } from "../../support/deployment";
import { NO_CODE, type Synthesized, stackOf, synth } from "../../support/synth";

export const DIGEST = `sha256:${"4f53cda1".repeat(8)}`;

/** The servers of each kind, as a file names them. */
export const FARGATE = {
  type: "fargate",
  image: `333333333333.dkr.ecr.eu-west-1.amazonaws.com/team/names@${DIGEST}`,
};
export const EC2 = { type: "ec2", entry: "./services/todo/server.ts" };
export const EXISTING = {
  type: "existing",
  loadBalancerArn:
    "arn:aws:elasticloadbalancing:eu-west-1:333333333333:loadbalancer/net/old/0123456789abcdef",
  zones: ["euw1-az1", "euw1-az2"],
};

export const NETWORK = { cidr: "10.5.0.0/22", zones: ["euw1-az1", "euw1-az2"] };

/** The gateway in front of the service. */
export const GATEWAY = {
  account: "111111111111",
  network: { cidr: "10.0.0.0/20", zones: ["euw1-az1", "euw1-az2"] },
  uses: { names: { routes: ["GET /names"] } },
  clients: {
    api: {
      type: "http-gateway",
      auth: "jwt",
      jwt: { issuer: "https://issuer.example.com/", audience: ["shop"] },
    },
  },
};

/** The settings of servers, as a file has them. */
type Settings = Readonly<Record<string, unknown>>;

interface Variation {
  readonly compute: Settings;
  /** Further settings of the service, of its party, of the file. */
  readonly service?: object;
  readonly party?: object;
  readonly file?: object;
}

/** A file with one endpoint service and a gateway that uses it. */
export function fileWith({ compute, service, party, file }: Variation): object {
  const provider = {
    account: "333333333333",
    ...(compute.type !== "existing" && { network: NETWORK }),
    service: { type: "endpoint-service", healthPath: "/healthz", compute, ...service },
    ...party,
  };
  return { ...FILE, name: "shop", providers: { names: provider }, consumers: { gateway: GATEWAY }, ...file };
}

/** The stack of its provider. */
export function providerOf(variation: Variation, bundles: Bundles = NO_CODE): Synthesized {
  return stackOf(synth(deploymentFrom(fileWith(variation)), bundles), "names");
}

/** The resources of a type, by name. */
export function allOf({ json }: Synthesized, type: string) {
  return json.resource[type] ?? {};
}
