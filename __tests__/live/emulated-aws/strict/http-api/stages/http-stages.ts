import { GetRoutesCommand } from "@aws-sdk/client-apigatewayv2";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { requesterOf } from "../../../requests/requester";
import { serviceClients } from "../../../requests/service-clients";
import { badRequest, restRefusal } from "../../../requests/service-refusal";
import type { ManagementRule } from "../../rule";
import { savedPart } from "../saved-part";

const shownBy = "__tests__/live/emulated-aws/strict/http-api/stages/http-stages.test.ts";

/** A stage of an HTTP API, as it is saved. */
interface SavedStage {
  readonly accessLogSettings?: { readonly destinationArn?: string; readonly format?: string };
  readonly routeSettings?: Readonly<Record<string, object>>;
}

const STAGES = "apis/([^/]+)/stages";

/** The quota of a template, in bytes. */
const MOST_BYTES = 3 * 1024;

export const httpStageLogs: ManagementRule = {
  name: "a stage of an HTTP API logs to a group that exists, in one line of at most three kilobytes with the request's id",
  because: "moto takes any template and any group, so that a stage could pass which never logs anything",
  source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedStage>(passing, forward, STAGES);
    const { destinationArn = "", format = "" } = saved?.after.accessLogSettings ?? {};
    if (!destinationArn && !format) return forward(passing);
    if (/\n/.test(format.trim())) return badRequest("Access log format must be single line");
    if (!/\$context\.(extendedR|r)equestId\b/.test(format))
      return badRequest("Access log format must include $context.requestId or $context.extendedRequestId");
    if (Buffer.byteLength(format) > MOST_BYTES)
      return badRequest(`Access log format must have at most ${MOST_BYTES} bytes`);
    const { logs } = serviceClients(requesterOf(passing), forward);
    const { logGroups = [] } = await logs().send(new DescribeLogGroupsCommand({}));
    const arn = destinationArn.replace(/:\*$/, "");
    return logGroups.some((one) => one.arn?.replace(/:\*$/, "") === arn)
      ? forward(passing)
      : badRequest(
          "Invalid ARN specified in the request. ARN must be of a log group of this account and region",
        );
  },
};

export const httpStageRoutes: ManagementRule = {
  name: "the settings of a stage of an HTTP API are for routes that exist",
  because: "moto takes any key, so that a limit could pass that limits nothing",
  source: "https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html",
  shownBy,
  intercept: async (passing, forward) => {
    const saved = await savedPart<SavedStage>(passing, forward, STAGES);
    const keys = Object.keys(saved?.after.routeSettings ?? {});
    if (saved === undefined || keys.length === 0) return forward(passing);
    const httpApis = serviceClients(requesterOf(passing), forward).httpApis();
    const { Items = [] } = await httpApis.send(new GetRoutesCommand({ ApiId: saved.ids[0] }));
    const stranger = keys.find((key) => !Items.some(({ RouteKey }) => RouteKey === key));
    return stranger === undefined
      ? forward(passing)
      : restRefusal(
          404,
          "NotFoundException",
          `Unable to find Route by key ${stranger} within the provided RouteSettings`,
        );
  },
};
