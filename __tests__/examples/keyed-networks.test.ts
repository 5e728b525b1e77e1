import { deploymentExpectations } from "../../src/access/network/deployment-expectations";
import { networkFindings } from "../../src/access/network/network-findings";
import { deploymentFrom } from "../support/deployment";
import {
  ADOPTING_DOOR,
  ADOPTING_READER,
  doorFor,
  KEYED_CONSUMER,
  KEYED_PROVIDER,
  keyedFile,
  READER,
  TWO_DOORS,
  WITH_PARTNER,
} from "../support/keyed-deployments";
import { synth } from "../support/synth";

function prove(file: object) {
  const deployment = deploymentFrom(file);
  const stacks = Object.entries(synth(deployment)).map(([id, { text }]) => [id, JSON.parse(text)] as const);
  return networkFindings(Object.fromEntries(stacks), deploymentExpectations(deployment));
}

const CLOUD = { state: { type: "cloud", organization: "acme" } };
const { service } = KEYED_PROVIDER;
const SHOP = { ...KEYED_CONSUMER, account: "333333333333" };

const FILES: Readonly<Record<string, object>> = {
  "one consumer": keyedFile({ consumer: KEYED_CONSUMER }),
  "two consumers, whose answers are not kept": keyedFile({ consumer: KEYED_CONSUMER, shop: SHOP }),
  "two consumers, whose answers are kept by endpoint": keyedFile(
    { consumer: KEYED_CONSUMER, shop: SHOP },
    { ...KEYED_PROVIDER, service: { ...service, authorizer: { cacheSeconds: 60 } } },
  ),
  "a backend in a VPC": keyedFile(
    { consumer: KEYED_CONSUMER },
    { ...KEYED_PROVIDER, backend: { network: { cidr: "10.9.0.0/16", zones: ["a"] } } },
  ),
  "two front doors of one use": keyedFile({ consumer: TWO_DOORS }),
  "a front door without another client": keyedFile({
    consumer: {
      ...KEYED_CONSUMER,
      clients: {
        door: { ...doorFor("mobile"), stage: "v1", executionLog: "OFF", authorizer: { cacheSeconds: 0 } },
      },
    },
  }),
  "a front door in a VPC that exists": keyedFile({ consumer: ADOPTING_DOOR }),
  "an endpoint that exists": keyedFile({ consumer: ADOPTING_READER }),
  "no endpoint of Secrets Manager": keyedFile({
    consumer: { ...KEYED_CONSUMER, endpoints: { secretsManager: false } },
  }),
  "no private DNS": keyedFile({
    consumer: {
      ...KEYED_CONSUMER,
      endpoints: { executeApi: { privateDns: false } },
      clients: { reader: READER, door: doorFor("mobile") },
    },
  }),
  "consumers outside the file": keyedFile({ consumer: KEYED_CONSUMER }, WITH_PARTNER),
  "consumers that are not linked yet": keyedFile(
    { consumer: { ...KEYED_CONSUMER, link: "pending" }, shop: { ...SHOP, link: "pending" } },
    KEYED_PROVIDER,
    CLOUD,
  ),
  "an API of another file": {
    ...keyedFile({}),
    providers: {},
    consumers: {
      consumer: {
        ...KEYED_CONSUMER,
        uses: {
          provider: {
            api: {
              id: "a1b2c3d4e5",
              stage: "prod",
              account: "111111111111",
              auth: "api-key",
              authorizerRoleArn: "arn:aws:iam::111111111111:role/theirs-provider-authorizer",
              routes: ["GET /"],
            },
          },
        },
        clients: { reader: READER, door: doorFor("mobile") },
      },
    },
  },
};

test.each(Object.keys(FILES))("%s: every way is a fact of the stacks, and there is no other", (name) => {
  expect(prove(FILES[name] ?? {}).problems).toEqual([]);
});

test("in a VPC that exists the addresses of the file are assumed to be free, and compared in each plan", () => {
  const { sentences, assumptions } = prove(keyedFile({ consumer: ADOPTING_DOOR }));
  expect(assumptions).toEqual(
    expect.arrayContaining([
      "consumer: 10.1.2.20 to 10.1.2.24 of subnet-0123456789abcdef2 are free for endpoints; that they are in its block is seen in each plan",
      "consumer: subnet-0123456789abcdef0 is a subnet of vpc-0123456789abcdef0",
    ]),
  );
  expect(sentences).toContain(
    "consumer: aws_lb_listener.execute_api passes TCP on 443 to 10.1.2.20 and 10.1.3.20, the addresses of aws_vpc_endpoint.execute_api, and ends no TLS",
  );
});

test("a way to Secrets Manager that others own is assumed", () => {
  expect(prove(keyedFile({ consumer: ADOPTING_READER })).assumptions).toContain(
    "consumer: vpc-0123456789abcdef0 has a way to Secrets Manager; at which address is not known, so aws_security_group.clients is let out to 0.0.0.0/0 on tcp 443",
  );
});
