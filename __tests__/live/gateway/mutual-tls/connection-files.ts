import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { DescribeLoadBalancerAttributesCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import type { Account } from "../../support/accounts/accounts";
import type { LoggedConnection } from "./connection-log";

/** The address of the one node of a balancer that everything goes through here. */
const NODE = "10.0.0.1";

/** A caller's address and port, as a balancer behind another one sees them. */
const CALLER = "10.0.0.2 36280";

/**
 * Writes a connection into the bucket of its balancer's log, if that is switched on: a file for each, where AWS writes one every five
 * minutes.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
 */
export async function writeConnection(
  account: Account,
  balancerArn: string,
  connection: LoggedConnection,
): Promise<void> {
  const asked = new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: balancerArn });
  const { Attributes = [] } = await account.elb.send(asked);
  const attribute = (name: string) =>
    Attributes.find(({ Key }) => Key === `connection_logs.s3.${name}`)?.Value;
  const Bucket = attribute("bucket");
  if (attribute("enabled") !== "true" || !Bucket) return;
  const Body = gzipSync(`${entryOf(connection)}\n`);
  await account.s3.send(new PutObjectCommand({ Bucket, Key: keyOf(account, balancerArn), Body }));
}

function keyOf({ id, region }: Account, balancerArn: string): string {
  const day = new Date().toISOString().slice(0, 10);
  const end = `${new Date().toISOString().slice(0, 16).replace(/[-:]/g, "")}Z`;
  const balancer = balancerArn.split(":loadbalancer/")[1]?.replaceAll("/", ".");
  const file = [
    ...["conn_log", id, "elasticloadbalancing", region, balancer],
    ...[end, NODE, randomBytes(4).toString("hex")],
  ].join("_");
  return `AWSLogs/${id}/elasticloadbalancing/${region}/${day.replaceAll("-", "/")}/${file}.log.gz`;
}

function entryOf(one: LoggedConnection): string {
  const { leafClientCertSubject: subject } = one;
  return [
    new Date().toISOString(),
    CALLER,
    one.listenerPort,
    one.tlsProtocol ?? "-",
    one.tlsCipher ?? "-",
    one.tlsVerifyStatus === "Success" ? "0.004" : "-",
    subject === undefined ? "-" : `"${subject}"`,
    one.leafClientCertValidity ?? "-",
    one.leafClientCertSerialNumber ?? "-",
    one.tlsVerifyStatus,
    `TID_${randomBytes(16).toString("hex")}`,
  ].join(" ");
}
