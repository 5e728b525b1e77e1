import { type Action, DescribeRulesCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { HttpAnswer } from "../../execute-api/refusal";
import { sendToMachine } from "../../machines/process/send-to-machine";
import type { SentRequest } from "../integration/mapped-request";
import { targetGroup } from "../targets/target-group";
import { usableTargets } from "../targets/usable-targets";
import type { Side, World } from "../way/world";
import type { ApplicationBalancer } from "./application-balancer";
import { balancerAnswer } from "./balancer-answer";
import { forwardedHeaders, type Peer } from "./balancer-headers";
import { actionFor } from "./matching-rule";

/** The answer of a balancer, its own or that of a target. */
export interface BalancerAnswer {
  readonly answer: HttpAnswer;
  /** Why no target has answered; absent = one has, or none was asked. */
  readonly problem?: string;
  /** So long the balancer waits before it gives this answer, for which nobody waits here. @default it answers at once */
  readonly afterMs?: number;
}

/** So long a balancer waits for a connection to a target, and so long for an answer unless it is told otherwise. */
const CONNECT_MS = 10_000;
const IDLE_MS = 60_000;

/** The grounds of the answer, beside the request and the balancer. */
export interface AtBalancer {
  readonly world: World;
  readonly peer: Peer;
  /** The rule of the balancer's web ACL that blocks the request; undefined where none does. */
  readonly blockedBy: (request: SentRequest) => Promise<string | undefined>;
  readonly timeoutMs: number;
}

/**
 * The answer of an application balancer to a request that has reached its listener: its web ACL, the rules of the listener, and
 * a target of the group that they forward to.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export async function answerAtBalancer(
  balancer: ApplicationBalancer,
  request: SentRequest,
  at: AtBalancer,
): Promise<BalancerAnswer> {
  const { facts } = at.world;
  const rule = await at.blockedBy(request);
  if (rule !== undefined) return { answer: balancerAnswer(403), problem: `WAF, ${rule}` };
  const ListenerArn = balancer.listener.arn;
  const { elb } = facts.account(balancer.account);
  const { Rules = [] } = await elb.send(new DescribeRulesCommand({ ListenerArn }));
  const headers = forwardedHeaders(request.headers, at.peer, balancer.dropsInvalidHeaders);
  const action = actionFor(Rules, { ...request, headers });
  if (action.Type === "fixed-response") return { answer: fixedAnswer(action) };
  const groupArn = action.TargetGroupArn ?? action.ForwardConfig?.TargetGroups?.[0]?.TargetGroupArn;
  if (action.Type !== "forward" || groupArn === undefined)
    throw new Error(`expected an action that forwards or answers, got ${action.Type}`);
  return forwarded(balancer, groupArn, { ...request, headers }, at);
}

function fixedAnswer({ FixedResponseConfig }: Action): HttpAnswer {
  const { StatusCode, ContentType = "text/plain", MessageBody = "" } = FixedResponseConfig ?? {};
  return {
    status: Number(StatusCode),
    headers: { server: "awselb/2.0", "content-type": ContentType },
    body: Buffer.from(MessageBody),
  };
}

/** A group without targets is 503, a target that refuses is 502, and one that does not answer at all is 504. */
async function forwarded(
  balancer: ApplicationBalancer,
  groupArn: string,
  request: SentRequest,
  { world, timeoutMs }: AtBalancer,
): Promise<BalancerAnswer> {
  const { account, vpcId, subnetIds, groupIds } = balancer;
  const group = await targetGroup(world.facts, account, groupArn);
  const from: Side = { account, vpcId, groupIds, ranges: await world.facts.ranges(account, subnetIds) };
  const target = world.rotation.next(groupArn, await usableTargets(world, from, group));
  if (target === undefined) return { answer: balancerAnswer(503), problem: "the target group has no target" };
  const arrival = await world.connect(from, target);
  if (arrival.machine === undefined) {
    const { stopped: problem, silently } = arrival;
    const answer = balancerAnswer(silently ? 504 : 502);
    return { answer, problem, afterMs: silently ? CONNECT_MS : undefined };
  }
  const { machine } = arrival;
  const release = machine.hold();
  try {
    const sending = { encrypted: group.protocol === "HTTPS", timeoutMs };
    const answered = await sendToMachine(machine, request, sending);
    if ("status" in answered) return { answer: answered };
    const answer = balancerAnswer(answered.isLate ? 504 : 502);
    return { answer, problem: answered.failed, afterMs: answered.isLate ? IDLE_MS : undefined };
  } finally {
    release();
  }
}
