import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contextKeys } from "../../../src/access/evaluation/policy/context";
import { evaluate } from "../../../src/access/evaluation/policy/evaluate";
import { loadDeployment } from "../../../src/config/load-deployment";
import { partitionOf } from "../../../src/model/aws/partition";
import type { Deployment, S3State } from "../../../src/model/deployment";
import { stateReaders } from "../../../src/model/state-reads";
import type { PolicyDocument } from "../../../src/policies/document";
import { stateBucketPolicy } from "../../../src/policies/state/state-bucket-policy";
import { DEFAULT, deploymentFrom } from "../../support/deployment";
import { EXAMPLE_NAMES, exampleFile } from "../../support/examples";
import { type BucketRequest, stateNeeds } from "./state-needs";

const KEYS = contextKeys(["aws:PrincipalArn", "aws:SecureTransport", "s3:prefix"]);
const ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const;

interface Requester {
  readonly account: string;
  readonly role?: string;
  readonly tls?: boolean;
}

/** The effect of the bucket's policy on a request. */
function effect(
  policy: PolicyDocument,
  state: S3State,
  { account, role = `arn:aws:iam::${account}:role/any`, tls = true }: Requester,
  { action, key }: BucketRequest,
): string {
  const arn = `arn:${partitionOf(state.region)}:s3:::${state.bucket}`;
  const isListing = action === "s3:ListBucket";
  return evaluate(
    "state-bucket-policy",
    policy,
    {
      action,
      resource: isListing ? arn : `${arn}/${key}`,
      account,
      context: {
        "aws:PrincipalArn": role,
        "aws:SecureTransport": String(tls),
        "s3:prefix": isListing ? key : undefined,
      },
    },
    KEYS,
  ).effect;
}

function withStateInS3(deployment: Deployment): S3State | undefined {
  return deployment.state.type === "s3" ? deployment.state : undefined;
}

const words = ({ action, key }: BucketRequest) => `${action} ${key}`;

describe.each(EXAMPLE_NAMES.map((name) => [name, loadDeployment(exampleFile(name))] as const))(
  "%s",
  (_, deployment) => {
    const state = withStateInS3(deployment);
    if (state === undefined) {
      test("it has no bucket", () => expect(deployment.state.type).toBe("cloud"));
      return;
    }
    const needs = stateNeeds(deployment);
    const policy = stateBucketPolicy(deployment, state);

    test("the states that a party is said to read are those that its Terraform reads", () => {
      const said = stateReaders(deployment).map(({ party, reads }) => [
        party.stackId,
        reads.map((stackId) => `${state.keyPrefix}/${deployment.name}/${stackId}.tfstate`).sort(),
      ]);
      expect(said).toEqual(needs.map(({ party, reads }) => [party.stackId, reads]));
    });

    test("an account can do with states what its stacks do with them, and nothing else", () => {
      const states = stateReaders(deployment).map(
        ({ party }) => `${state.keyPrefix}/${deployment.name}/${party.stackId}.tfstate`,
      );
      const objects = [...states, ...states.map((key) => `${key}.tflock`), "another/team.tfstate", "x"];
      for (const account of new Set(needs.map(({ party }) => party.account))) {
        const own = needs.filter(({ party }) => party.account === account);
        const role = own.map(({ party: { credentials } }) => credentials).find((one) => one !== undefined);
        const roleArn = role && "assumeRole" in role ? role.assumeRole.roleArn : undefined;
        const wanted = new Set(own.flatMap(({ requests }) => requests.map(words)));
        for (const action of ACTIONS)
          for (const key of objects) {
            const request = { action, key };
            const expected = wanted.has(words(request)) ? "allow" : "silent";
            const found = effect(policy, state, { account, role: roleArn }, request);
            expect([account, words(request), found]).toEqual([account, words(request), expected]);
          }
        for (const request of own.flatMap(({ requests }) => requests))
          expect([words(request), effect(policy, state, { account, role: roleArn }, request)]).toEqual([
            words(request),
            "allow",
          ]);
        expect(
          effect(policy, state, { account, role: roleArn }, { action: "s3:ListBucket", key: "another/" }),
        ).toBe("silent");
      }
    });

    test("a stranger can do nothing, and nobody without TLS", () => {
      const all = needs.flatMap(({ requests }) => requests);
      for (const request of all)
        expect(effect(policy, state, { account: "999999999999" }, request)).toBe("silent");
      for (const { party, requests } of needs)
        for (const request of requests)
          expect(effect(policy, state, { account: party.account, tls: false }, request)).toBe("deny");
    });

    test("its Sids are distinct", () => {
      const sids = policy.Statement.map(({ Sid }) => Sid);
      expect(new Set(sids).size).toBe(sids.length);
      expect(sids.filter((sid) => !/^Crosslink[A-Za-z0-9]+$/.test(sid))).toEqual([]);
    });
  },
);

test("another role than the one that the file names for a party is not let in", () => {
  const role = (account: string) => `arn:aws:iam::${account}:role/deploy`;
  const as = (account: string) => ({ credentials: { assumeRole: { roleArn: role(account) } } });
  const deployment = deploymentFrom({
    ...DEFAULT,
    providers: { provider: { ...DEFAULT.providers.provider, ...as("111111111111") } },
    consumers: { consumer: { ...DEFAULT.consumers.consumer, ...as("222222222222") } },
  });
  const state = deployment.state as S3State;
  const policy = stateBucketPolicy(deployment, state);
  const get: BucketRequest = { action: "s3:GetObject", key: "crosslink/private-api/provider.tfstate" };
  const list: BucketRequest = { action: "s3:ListBucket" };
  for (const request of [get, list]) {
    const account = "222222222222";
    expect(effect(policy, state, { account, role: role(account) }, request)).toBe("allow");
    expect(effect(policy, state, { account }, request)).toBe("silent");
  }
});

test("deployments that share a bucket have no Sid in common but that of TLS", () => {
  const sids = (file: object) => {
    const deployment = deploymentFrom({ ...DEFAULT, ...file });
    return stateBucketPolicy(deployment, deployment.state as S3State).Statement.map(({ Sid }) => Sid);
  };
  const one = sids({ name: "a-1" });
  const others = [
    sids({ name: "a1" }),
    sids({ name: "a-1", state: { ...DEFAULT.state, keyPrefix: "team" } }),
  ];
  for (const other of others)
    expect(one.filter((sid) => other.includes(sid))).toEqual(["CrosslinkDenyWithoutTls"]);
});

test("the bucket policy in docs/deploying.md is the one for its deployment", () => {
  const text = readFileSync(join(__dirname, "../../../docs/deploying.md"), "utf8");
  const [, shown = ""] = /```json\n(.*?)```/s.exec(text) ?? [];
  const as = (account: string) => ({
    credentials: { assumeRole: { roleArn: `arn:aws:iam::${account}:role/deploy` } },
  });
  const deployment = deploymentFrom({
    ...DEFAULT,
    providers: { provider: { ...DEFAULT.providers.provider, ...as("111111111111") } },
    consumers: { consumer: { ...DEFAULT.consumers.consumer, ...as("222222222222") } },
  });
  expect(JSON.parse(shown)).toEqual(stateBucketPolicy(deployment, deployment.state as S3State));
});
