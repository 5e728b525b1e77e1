import { GetVpcLinksCommand } from "@aws-sdk/client-apigatewayv2";
import type { HttpAnswer } from "../../execute-api/refusal";
import { PATIENCE } from "../../functions/patience";
import { internalServerError, serviceUnavailable } from "../answers";
import type { PrivateIntegration } from "../apis/private-integrations";
import { answerAtBalancer } from "../application-balancer/answer-at-balancer";
import { type ApplicationBalancer, applicationBalancer } from "../application-balancer/application-balancer";
import type { World } from "../way/world";
import { encryptionProblem } from "./encryption-problem";
import { type LinkEnd, linkProblem } from "./link-problem";
import type { SentRequest } from "./mapped-request";

/** The outcome of a request that was passed on. */
export interface Passed {
  readonly answer: HttpAnswer;
  /** The status that came from behind the link; absent = nothing came. */
  readonly status?: number;
  /** Why nothing came, or why a balancer answered in the place of a target. */
  readonly error?: string;
}

/** The destination of a request that is passed on. */
export interface Passing {
  readonly world: World;
  /** The account of the API. */
  readonly account: string;
  /** The rule of the web ACL of a balancer that blocks a request from an address. */
  readonly blockedBy: (
    balancer: ApplicationBalancer,
    request: SentRequest,
    peerAddress: string,
  ) => Promise<string | undefined>;
}

/** The most that an answer may have, in bytes. */
const ANSWER_BYTES = 10 * 1024 * 1024;

/**
 * Passes a request on over a VPC link to the listener of a balancer. What cannot be reached, or does not answer within the time
 * of the integration, is 503, as callers have seen.
 * @see https://github.com/cortexlabs/cortex/issues/1225
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-private-integration.html
 */
export async function passOverLink(
  integration: PrivateIntegration,
  request: SentRequest,
  { world, account, blockedBy }: Passing,
): Promise<Passed> {
  const { vpcLinkId, listenerArn, timeoutMs } = integration;
  const link = await vpcLink(world, account, vpcLinkId);
  if (link === undefined) return unreachable(`the VPC link ${vpcLinkId} is not available`);
  const balancer = await applicationBalancer(world.facts, account, listenerArn);
  if (balancer === undefined) return unreachable(`there is no listener ${listenerArn}`);
  const problem =
    (await linkProblem(world.facts, account, link, balancer)) ??
    (await encryptionProblem(world.facts, integration, balancer));
  if (problem !== undefined) return unreachable(problem);
  const { port, protocol } = balancer.listener;
  const address = await linkAddress(world, account, vpcLinkId);
  const answered = await answerAtBalancer(balancer, request, {
    world,
    peer: { address, port, scheme: protocol.toLowerCase() },
    blockedBy: (one) => blockedBy(balancer, one, address),
    timeoutMs: timeoutMs * PATIENCE,
  });
  if ((answered.afterMs ?? 0) >= timeoutMs) return unreachable(answered.problem ?? "");
  const { answer, problem: error } = answered;
  if (answer.body.length > ANSWER_BYTES)
    return { answer: internalServerError, error: "the answer is too large" };
  return { answer, status: answer.status, error };
}

/** An address of a link, whose network interfaces tell in their description whose they are. */
async function linkAddress({ facts }: World, account: string, vpcLinkId: string): Promise<string> {
  const interfaces = await facts.interfaces(account);
  const own = interfaces.find(({ Description = "" }) => Description.split(" ").includes(vpcLinkId));
  if (own?.PrivateIpAddress === undefined) throw new Error(`the VPC link ${vpcLinkId} has no address`);
  return own.PrivateIpAddress;
}

function unreachable(error: string): Passed {
  return { answer: serviceUnavailable, error };
}

/** Undefined where the account has no such link that is available. */
async function vpcLink({ facts }: World, account: string, id: string): Promise<LinkEnd | undefined> {
  const { Items = [] } = await facts.account(account).httpApis.send(new GetVpcLinksCommand({}));
  const link = Items.find(
    ({ VpcLinkId, VpcLinkStatus }) => VpcLinkId === id && VpcLinkStatus === "AVAILABLE",
  );
  return link && { subnetIds: link.SubnetIds ?? [], groupIds: link.SecurityGroupIds ?? [] };
}
