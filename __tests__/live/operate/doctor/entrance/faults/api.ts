import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBasePathMappingCommand, DeleteBasePathMappingCommand } from "@aws-sdk/client-api-gateway";
import { UpdateFunctionCodeCommand } from "@aws-sdk/client-lambda";
import { zipSync } from "fflate";
import { outputs, placeOf } from "../../../../mutual-tls/system/clients";
import { DOMAIN, ORDERS, PROVIDER } from "../../../../mutual-tls/system/deployment";
import type { MutualTls } from "../../../../mutual-tls/system/system";
import { signedFetch } from "../../../../support/accounts/signed-fetch";
import type { Fault } from "../../fault";
import { callByFunction, nameOf } from "../system";

/** Gives the authorizer other code, until the returned function gives it the deployment's. */
async function replaceAuthorizer({ account, workspace }: MutualTls): Promise<() => Promise<void>> {
  const { lambda } = account(PROVIDER);
  const assets = join(workspace.folder, "cdktf.out/stacks/provider/assets");
  const [own = ""] = readdirSync(assets).filter((file) => file.startsWith("certificate-authorizer."));
  const write = async (ZipFile: Uint8Array) => {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: nameOf.authorizer, ZipFile }));
  };
  await write(zipSync({ "index.js": Buffer.from("exports.handler = async () => ({});") }));
  return () => write(readFileSync(join(assets, own)));
}

async function unmapDomain(system: MutualTls): Promise<() => Promise<void>> {
  const { apiGateway } = system.account(PROVIDER);
  const { api_id: restApiId } = await outputs(system, "provider");
  await apiGateway.send(new DeleteBasePathMappingCommand({ domainName: DOMAIN, basePath: "(none)" }));
  const mapping = { domainName: DOMAIN, restApiId: String(restApiId), stage: "prod" };
  return async () => {
    await apiGateway.send(new CreateBasePathMappingCommand(mapping));
  };
}

const API = "/2013-04-01";
const NAMESPACE = 'xmlns="https://route53.amazonaws.com/doc/2013-04-01/"';

/** Takes the domain's record out of the consumer's private zone, until the returned function puts it back. */
async function removeRecord(system: MutualTls): Promise<() => Promise<void>> {
  const owner = system.account(ORDERS);
  const ask = async (method: "GET" | "POST", path: string, body?: string) => {
    const answer = await signedFetch(owner, {
      ...{ service: "route53", method, path: `${API}${path}`, body },
      headers: { "content-type": "application/xml" },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  const { vpcId } = await placeOf(system, "orders");
  const zones = await ask("GET", `/hostedzonesbyvpc?vpcid=${vpcId}&vpcregion=${owner.region}`);
  const [, zoneId = ""] = /<HostedZoneId>(?:\/hostedzone\/)?(\w+)</.exec(zones) ?? [];
  const sets = await ask("GET", `/hostedzone/${zoneId}/rrset`);
  const [set = ""] =
    sets.match(
      /<ResourceRecordSet>(?:(?!<\/ResourceRecordSet>).)*<Type>A<\/Type>.*?<\/ResourceRecordSet>/s,
    ) ?? [];
  const change = async (action: "DELETE" | "UPSERT") => {
    const one = `<Change><Action>${action}</Action>${set}</Change>`;
    const batch = `<ChangeBatch><Changes>${one}</Changes></ChangeBatch>`;
    const request = `<ChangeResourceRecordSetsRequest ${NAMESPACE}>${batch}</ChangeResourceRecordSetsRequest>`;
    await ask("POST", `/hostedzone/${zoneId}/rrset/`, request);
  };
  await change("DELETE");
  expect((await callByFunction(system, "orders")).statusCode).toBe(502);
  return async () => {
    await change("UPSERT");
    expect((await callByFunction(system, "orders")).statusCode).toBe(200);
  };
}

export const apiFaults: readonly Fault<MutualTls>[] = [
  {
    name: "the API's domain is not in the consumer's private zone",
    cause: "private-zone",
    evidence: /ENOTFOUND mtls\.example\.com/,
    plant: removeRecord,
  },
  {
    name: "the API's authorizer has other code",
    cause: "authorizer-code",
    plant: replaceAuthorizer,
  },
  {
    name: "the API's domain leads to no stage",
    cause: "domain",
    evidence: /mtls\.example\.com leads to nothing/,
    plant: unmapDomain,
  },
];
