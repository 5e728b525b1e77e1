import { roleArn } from "../../../model/aws/arn";
import type { Route, WrittenRoute } from "../../../model/routes/route";
import { answeredRoutes } from "../../../model/routes/written-routes";
import { type HttpGatewayDraft, type Member, members } from "../draft";
import type { PartyDraft, PartyOutline } from "../party";
import { type GrantOutline, grantOutline } from "../provider/grant";
import { defaulted } from "../unknown";

/** A gateway with those whose roles may call it. */
export interface HttpGatewayOutline extends Member<HttpGatewayDraft> {
  readonly keepWarm?: boolean;
  readonly callers: readonly GatewayCallerOutline[];
}

type GatewayCallerDraft = NonNullable<NonNullable<HttpGatewayDraft["callers"]>[string]>;

/** A role that may call, with its routes. */
export interface GatewayCallerOutline extends Member<GatewayCallerDraft>, GrantOutline {
  readonly roleArn?: string;
}

/** @param offered the routes of all its uses; unknown where one of them is */
export function httpGatewayOutline(
  gateway: Member<HttpGatewayDraft>,
  { account, region }: PartyOutline<PartyDraft>,
  offered: readonly WrittenRoute[] | undefined,
): HttpGatewayOutline {
  const answered: readonly Route[] | undefined = offered && answeredRoutes(offered);
  const callers = members<GatewayCallerDraft>(gateway.value?.callers, [...gateway.path, "callers"]);
  return {
    ...gateway,
    keepWarm: defaulted(gateway.value, "keepWarm", false),
    callers: callers.map((caller) => {
      const role = caller.value?.role;
      return {
        ...caller,
        ...grantOutline(caller.value, caller.path, { offered, answered }),
        roleArn: account && region && role && roleArn({ account, region }, role),
      };
    }),
  };
}
