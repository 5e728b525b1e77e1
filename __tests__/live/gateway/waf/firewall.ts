import { GetWebACLForResourceCommand, type WebACL } from "@aws-sdk/client-wafv2";
import { partitionOf } from "../../../../src/model/aws/partition";
import type { Account } from "../../support/accounts/accounts";
import type { ReceivedRequest } from "../signature/canonical-request";
import { blockingRule, judge } from "./judge";
import { RateCounter } from "./rate-counter";

/** A stage of an API, wherever it is. */
export interface StagePlace {
  readonly account: string;
  readonly region: string;
  readonly apiId: string;
  readonly stageName: string;
}

/** The web ACLs in front of stages and balancers, as the emulated AWS has them. */
export class Firewall {
  readonly #webAcls = new Map<string, Promise<WebACL | undefined>>();
  readonly #rates = new RateCounter();

  constructor(private readonly account: (id: string) => Account) {}

  /** Has every web ACL read again. */
  forget(): void {
    this.#webAcls.clear();
  }

  /**
   * The rule that blocks a request; undefined where none does, or the stage has no web ACL.
   * @param sourceAddress whose requests a rate limit counts
   * @param now milliseconds since 1970
   */
  async blockingRule(
    place: StagePlace,
    request: ReceivedRequest,
    sourceAddress: string,
    now: number,
  ): Promise<string | undefined> {
    const { account, region, apiId, stageName } = place;
    const arn = `arn:${partitionOf(region)}:apigateway:${region}::/restapis/${apiId}/stages/${stageName}`;
    return this.blockingRuleOf({ account, arn }, request, sourceAddress, now);
  }

  /** The rule of the web ACL of a resource that blocks a request: that of a balancer, for one. */
  async blockingRuleOf(
    resource: { readonly account: string; readonly arn: string },
    request: ReceivedRequest,
    sourceAddress: string,
    now: number,
  ): Promise<string | undefined> {
    const webAcl = await this.#webAclOf(resource);
    if (webAcl === undefined) return undefined;
    const rate = (rule: string, windowSeconds: number, source = sourceAddress) =>
      this.#rates.count(`${webAcl.ARN}/${rule}/${source}`, now, windowSeconds);
    return blockingRule(judge(webAcl, { request, rate }));
  }

  #webAclOf({
    account,
    arn,
  }: {
    readonly account: string;
    readonly arn: string;
  }): Promise<WebACL | undefined> {
    const known = this.#webAcls.get(arn) ?? webAclFor(this.account(account), arn);
    this.#webAcls.set(arn, known);
    return known;
  }
}

async function webAclFor({ waf }: Account, ResourceArn: string): Promise<WebACL | undefined> {
  const { WebACL } = await waf.send(new GetWebACLForResourceCommand({ ResourceArn }));
  return WebACL;
}
