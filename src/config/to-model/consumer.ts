import { roleArn } from "../../model/aws/arn";
import { physicalName } from "../../model/aws/names";
import type {
  Client,
  Consumer,
  ConsumerVpc,
  ExistingEndpoint,
  MadeEndpoint,
  Use,
} from "../../model/consumer";
import { madeRoleArn } from "../../model/party";
import type { DeploymentFile } from "../schema/deployment-file";
import { buildCredentials } from "./credentials";
import type { Offering } from "./grants";
import { type Callers, describedUse, linkedUse } from "./use";

type ConsumerFile = DeploymentFile["consumers"][string];
type ClientFile = ConsumerFile["clients"][string];

/** A client of the file with the role that it runs as. */
interface NamedClient {
  readonly name: string;
  readonly file: ClientFile;
  readonly roleArn: string;
}

export function buildConsumer(
  stackId: string,
  file: ConsumerFile,
  deployment: Pick<DeploymentFile, "name" | "region">,
  providers: readonly Offering[],
): Consumer {
  const region = file.region ?? deployment.region;
  const { account, roles } = file;
  const home = { stackId, name: physicalName(deployment.name, stackId), account, region, roles };
  const clients = Object.entries(file.clients).map(([name, client]) => ({
    name,
    file: client,
    roleArn: clientRoleArn(home, name, client),
  }));
  const uses = Object.entries(file.uses).map(([name, use]) => {
    const callers = callersOf(name, clients);
    return use.kind === "described"
      ? describedUse(name, use.api, region, callers)
      : linkedUse(
          home,
          found(providers, ({ stackId }) => stackId === name, name),
          use,
          callers,
        );
  });
  return {
    ...home,
    credentials: buildCredentials(file.credentials),
    vpc: buildVpc(file),
    logs: file.logs,
    uses,
    clients: clients.map((client) =>
      buildClient(
        client,
        found(uses, ({ name }) => name === client.file.uses, client.file.uses),
      ),
    ),
  };
}

/** The role that is made for a client, or the one that it is. */
function clientRoleArn(
  home: Pick<Consumer, "name" | "account" | "region" | "roles">,
  name: string,
  file: ClientFile,
) {
  if (file.type !== "role") return madeRoleArn(home, physicalName(home.name, name));
  return file.kind === "named" ? roleArn(home, file.role) : file.arn;
}

function callersOf(use: string, clients: readonly NamedClient[]): Callers {
  const calling = (auth: ClientFile["auth"]) =>
    clients.filter(({ file }) => file.uses === use && file.auth === auth).map(({ roleArn }) => roleArn);
  return { directRoleArns: calling("direct"), assumingRoleArns: calling("assume-role") };
}

function buildClient({ name, file, roleArn }: NamedClient, use: Use): Client {
  const common = { name, use, roleArn };
  if (file.type === "role") return { ...common, type: file.type, auth: file.auth };
  if (file.type === "instance") {
    const { type, auth, instanceType } = file;
    return { ...common, type, auth, instanceType };
  }
  const { type, auth, timeoutSeconds } = file;
  if (auth === "direct") return { ...common, type, auth, timeoutSeconds };
  if (use.accessRole === undefined)
    throw new Error(`the checks let the client ${name} assume a role of ${use.name}, which has none`);
  return { ...common, type, auth, timeoutSeconds, accessRole: use.accessRole };
}

/** Something that the checks made sure is there. */
function found<T>(among: readonly T[], isWanted: (one: T) => boolean, name: string): T {
  const one = among.find(isWanted);
  if (one === undefined) throw new Error(`the checks let the name "${name}" pass, which nothing has`);
  return one;
}

/** Everything about a VPC, or nothing: without a network there are no endpoints either. */
function buildVpc({ network, endpoints = {}, clients }: ConsumerFile): ConsumerVpc | undefined {
  if (network === undefined) return undefined;
  const { executeApi, sts, ssm } = endpoints;
  const among = Object.values(clients);
  return {
    network:
      network.kind === "made" ? network : { ...network, endpointSubnetIds: network.endpointSubnetIds ?? [] },
    executeApi: buildEndpoint(executeApi),
    ...(typeof sts === "object"
      ? { sts: false, existingStsGroupId: sts.securityGroupId }
      : { sts: sts ?? among.some(({ auth }) => auth === "assume-role") }),
    ssm: ssm ?? among.some(({ type }) => type === "instance"),
  };
}

function buildEndpoint(
  endpoint: NonNullable<ConsumerFile["endpoints"]>["executeApi"],
): MadeEndpoint | ExistingEndpoint {
  return endpoint?.kind === "existing"
    ? { kind: "existing", endpointId: endpoint.existing, securityGroupId: endpoint.securityGroupId }
    : { kind: "made", privateDns: endpoint?.privateDns ?? true, associate: endpoint?.associate ?? false };
}
