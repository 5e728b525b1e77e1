import { CONSUMER, DEFAULT, FILE, PROVIDER } from "../deployment";

/** Text without white space that would run a script wherever it became markup, and turns the text after it around. */
const ATTACK = `"'></script></title></svg><img/src=x/onerror=alert(1)><svg/onload=alert(1)>\u202e\u2066javascript:alert(1)`;

/** The same, as a page shows it. */
const SHOWN = ATTACK.replace("\u202e", "U+202E").replace("\u2066", "U+2066");

const SERVICE = { type: "endpoint-service", healthPath: "/healthz" };
const NETWORK = { cidr: "10.4.0.0/20", zones: ["euw1-az1", "euw1-az2"] };

/** Deployment files that say everything hostile that the language lets through, and what their pages have to show. */
export const HOSTILE_FILES: Readonly<Record<string, { readonly file: object; readonly shown: string }>> = {
  "the audience of a gateway's tokens": {
    shown: `for ${SHOWN}`,
    file: {
      ...FILE,
      providers: {
        todo: {
          account: "222222222222",
          service: {
            ...SERVICE,
            compute: {
              type: "existing",
              loadBalancerArn:
                "arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/net/todo/0123456789abcdef",
              zones: ["euw1-az1", "euw1-az2"],
            },
          },
        },
      },
      consumers: {
        gateway: {
          account: "111111111111",
          network: NETWORK,
          uses: { todo: { routes: ["GET /todo"] } },
          clients: {
            api: {
              type: "http-gateway",
              auth: "jwt",
              jwt: { issuer: "https://issuer.example.com/", audience: [ATTACK] },
            },
          },
        },
      },
    },
  },
  "the external id of an API": {
    shown: "external=id,of:acme/@",
    file: {
      ...DEFAULT,
      providers: { provider: { ...PROVIDER, trust: { externalId: "external=id,of:acme/@" } } },
      consumers: { consumer: CONSUMER },
    },
  },
};
