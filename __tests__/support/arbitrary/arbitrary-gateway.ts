import fc, { type GeneratorValue } from "fast-check";
import { FARGATE_SIZES } from "../../../src/model/gateway/fargate-sizes";
import { slotOf, slotsOf } from "../../../src/model/gateway/slots";
import { arbitraryAccess } from "./arbitrary-gateway-access";
import { account, oneOf, someOf, someRoles } from "./arbitrary-parts";
import { arbitraryRoutes } from "./arbitrary-routes";

const REGION = "eu-west-1";
const ZONES = ["euw1-az1", "euw1-az2", "euw1-az3"];
/** Names with equal prefixes, or extended by a dash and a word. */
const SERVICES = ["todo", "todo-eu", "n1"];
const GATEWAYS = ["gateway", "gw-2"];
const DIGEST = "0a1b2c3d".repeat(8);

/** A service of the file, or described by its facts. */
interface Offered {
  readonly name: string;
  /** Undefined where the file has no provider of it. */
  readonly provider?: object;
}

/** Deployment files with random endpoint services, and gateways in front of some of them. None contradicts itself. */
export const arbitraryGateway: fc.Arbitrary<object> = fc.gen().map((g) => {
  const cloud = g(fc.boolean);
  const services = SERVICES.slice(0, g(fc.integer, { min: 1, max: 3 })).map((name, i) =>
    service(g, name, i === 0),
  );
  const gateways = GATEWAYS.slice(0, g(fc.integer, { min: 0, max: 2 })).map(
    (name) => [name, gatewayConsumer(g, g(someOf<Offered>, services), cloud)] as const,
  );
  return {
    name: "pa",
    region: REGION,
    state: cloud
      ? { type: "cloud", organization: "acme" }
      : { type: "s3", bucket: "acme-state", region: REGION },
    providers: Object.fromEntries(
      services.flatMap(({ name, provider }) => (provider ? [[name, provider]] : [])),
    ),
    consumers: Object.fromEntries(gateways),
  };
});

/** Every service is in all zones, so that a gateway may be in any two of them. @param isOfFile false if it may be described */
function service(g: GeneratorValue, name: string, isOfFile: boolean): Offered {
  if (!isOfFile && g(oneOf<boolean>, [true, false, false, false])) return { name };
  const home = account(g);
  const servers = compute(g, home);
  const isThere = servers.type === "existing";
  const externals = g(fc.boolean)
    ? { partner: { account: account(g), endpointIds: ["vpce-0123456789abcdef0"] } }
    : {};
  return {
    name,
    provider: {
      account: home,
      ...(!isThere && { ...someRoles(g, REGION), network: { cidr: "10.4.0.0/22", zones: ZONES } }),
      service: { type: "endpoint-service", ...protocol(g), compute: servers },
      externalConsumers: externals,
    },
  };
}

function protocol(g: GeneratorValue) {
  return {
    healthPath: g(oneOf<string>, ["/", "/healthz"]),
    ...(g(fc.boolean) && { port: g(fc.integer, { min: 1024, max: 65_535 }) }),
    ...(g(fc.boolean) && { tls: g(fc.boolean) }),
  };
}

function compute(g: GeneratorValue, home: string): { readonly type: string } {
  const table = g(oneOf<object>, [{}, { table: true }, { table: true, deletionProtection: false }]);
  const environment = g(oneOf<object>, [{}, { environment: { LOG_LEVEL: "debug" } }]);
  const least = g(fc.integer, { min: 1, max: 3 });
  const most = g(fc.integer, { min: least, max: 20 });
  switch (g(oneOf<string>, ["ec2", "fargate", "existing"])) {
    case "ec2":
      return { type: "ec2", ...{ entry: "./server.ts", min: least, max: most }, ...table, ...environment };
    case "fargate": {
      const [cpu, sizes] = g(oneOf<readonly [number, readonly number[]]>, [...FARGATE_SIZES]);
      const image = `${home}.dkr.ecr.${REGION}.amazonaws.com/app@sha256:${DIGEST}`;
      const size = { cpu, memoryMb: g(oneOf<number>, sizes) };
      return { type: "fargate", ...{ image, desired: least, max: most }, ...size, ...table, ...environment };
    }
    default:
      return {
        type: "existing",
        ...{
          loadBalancerArn: `arn:aws:elasticloadbalancing:${REGION}:${home}:loadbalancer/net/old/0123456789abcdef`,
          zones: ZONES,
        },
      };
  }
}

function gatewayConsumer(g: GeneratorValue, services: readonly Offered[], cloud: boolean) {
  const cidr = g(oneOf<string>, ["10.0.0.0/20", "10.0.0.0/18", "172.16.0.0/16"]);
  const zones = g(oneOf<readonly string[]>, [ZONES, ZONES.slice(0, 2), [...ZONES].reverse()]);
  const uses = services.map((one) => [one.name, use(g, one, cidr)] as const);
  const routes = uses.flatMap(([, { listed }]) => listed);
  const isKnown = services.some(({ provider }) => provider);
  return {
    account: account(g),
    ...(cloud && isKnown && { link: g(oneOf<string>, ["pending", "linked"]) }),
    network: { cidr, zones },
    uses: Object.fromEntries(uses.map(([name, { value }]) => [name, value])),
    clients: { api: { type: "http-gateway", ...arbitraryAccess(g, routes) } },
  };
}

/** Routes of a service begin with its name, and so lead to no other. */
function use(g: GeneratorValue, { name, provider }: Offered, cidr: string) {
  const strips = g(fc.boolean);
  const listed = strips
    ? [`GET /${name}`, `ANY /${name}/{rest+}`].slice(g(fc.integer, { min: 0, max: 1 }))
    : g(offeredRoutes).map((route) => route.replace(" /", ` /${name}/`).replace(/\/$/, ""));
  const slots = slotsOf(cidr);
  const settings = {
    ...(strips && { stripPrefix: true }),
    // Said of every second one, and then as names would have it, so that none meets another.
    ...(g(fc.boolean) && { slot: slotOf(name, slots) }),
  };
  const facts = {
    name: `com.amazonaws.vpce.${REGION}.vpce-svc-0123456789abcdef0`,
    account: account(g),
    ...protocol(g),
    zones: ZONES,
    routes: listed,
  };
  return {
    listed,
    value: provider ? { routes: listed, ...settings } : { endpointService: facts, ...settings },
  };
}

const offeredRoutes = () => arbitraryRoutes;
