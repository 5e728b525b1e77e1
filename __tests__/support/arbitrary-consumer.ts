import fc, { type GeneratorValue } from "fast-check";
import {
  account,
  existingEndpoints,
  type OfferedService,
  oneOf,
  roleArn,
  type Setting,
  someOf,
  someRoutes,
} from "./arbitrary-parts";
import { arbitraryRoutes } from "./arbitrary-routes";

type ClientAuth = "direct" | "assume-role";

/** A consumer as a file holds it, as far as others look at it. */
export interface ConsumerFile {
  readonly clients: Readonly<Record<string, { readonly uses: string; readonly auth: ClientAuth }>>;
}

/** Whether a client of a consumer's assumes a role for a use. */
export function assumedBy({ clients }: ConsumerFile, use: string): boolean {
  return Object.values(clients).some(({ auth, uses }) => auth === "assume-role" && uses === use);
}

/** A consumer of some of the services, perhaps of an API outside the file as well. */
export function arbitraryConsumer(
  g: GeneratorValue,
  setting: Setting,
  services: readonly OfferedService[],
  name: string,
): ConsumerFile {
  const used = g(someOf<OfferedService>, services);
  const outside = g(oneOf<boolean>, [false, false, true]) ? [outsideApi(g)] : [];
  const clients = Object.fromEntries(
    [...used, ...outside].flatMap(({ name: uses, auth }) =>
      clientAuths(g, auth).map((how) => [`${uses}-${how}`, { type: "lambda", uses, auth: how }] as const),
    ),
  );
  const uses = [
    ...used.map((use) => [use.name, someRoutes(g, use.routes)]),
    ...outside.map((use) => [use.name, describedUse(g, setting, use, assumedBy({ clients }, use.name))]),
  ];
  const assuming = Object.values(clients).some(({ auth }) => auth === "assume-role");
  const file = {
    account: account(g),
    ...places(g, existingEndpoints(setting, name), assuming),
    uses: Object.fromEntries(uses),
    clients,
    ...(setting.cloud && { link: "linked" }),
  };
  return file;
}

/** Without authorization there is no role to assume. */
function clientAuths(g: GeneratorValue, auth: "iam" | "none"): readonly ClientAuth[] {
  return auth === "none" ? ["direct"] : g(someOf<ClientAuth>, ["direct", "assume-role"]);
}

function outsideApi(g: GeneratorValue): OfferedService {
  return { name: "outside", auth: g(oneOf<"iam" | "none">, ["iam", "none"]), routes: g(outsideRoutes) };
}

const outsideRoutes = () => arbitraryRoutes;

function describedUse(g: GeneratorValue, { region }: Setting, api: OfferedService, assumed: boolean) {
  const { auth, routes } = api;
  const home = account(g);
  const role = { accessRoleArn: roleArn(region, home, "access"), externalId: "theirs" };
  return { api: { id: "zzzzzzzzz0", account: home, auth, routes, ...(assumed && role) } };
}

/** Where the clients and the endpoints are: an endpoint that exists is in a VPC that exists. */
function places(g: GeneratorValue, [existing]: readonly string[], assuming: boolean) {
  const sts = g(oneOf<boolean | undefined>, [undefined, true, false]);
  const isMade = g(oneOf<boolean>, [true, true, false]);
  const endpoints = {
    ...(sts !== undefined && { sts }),
    executeApi: isMade
      ? { privateDns: g(fc.boolean) }
      : { existing, securityGroupId: "sg-0123456789abcdef0" },
  };
  if (isMade && g(fc.boolean)) return { endpoints, network: { cidr: "10.1.0.0/16", zones: ["a", "b"] } };
  const network = {
    vpcId: "vpc-0123456789abcdef0",
    clientSubnetIds: ["subnet-0123456789abcdef0"],
    ...((isMade || (sts ?? assuming)) && { endpointSubnetIds: ["subnet-0123456789abcdef1"] }),
  };
  return { endpoints, network };
}
