import { functionArn } from "../../../../model/aws/arn";
import { physicalName } from "../../../../model/aws/names";
import type { FrontDoorClient } from "../../../../model/clients/front-door";
import type { ExaminedCall } from "../../examined-call";
import { apiNamed, type LiveDeployment, type LiveStage, liveDeployment } from "../api";
import { type LiveFunction, liveFunction } from "../functions";
import { type AccessEntry, accessEntry } from "../logs/access-log";
import { jsonFields, recentEvents } from "../logs/recent-events";
import { byClient, logGroupArn, on, onApis } from "../needed";
import { type Reading, unlessAbsent } from "../reading";

/** The front door that a call comes through, with its physical name; undefined where its client is none. */
export function doorOf({
  client,
  consumer,
}: ExaminedCall): { readonly door: FrontDoorClient; readonly name: string } | undefined {
  if (client.type !== "rest-front-door") return undefined;
  return { door: client, name: physicalName(consumer.name, client.name) };
}

export const doorApiReading: Reading<string | undefined> = {
  what: "the front door's API",
  key: byClient,
  needs: (call) => (doorOf(call) ? [onApis(call.consumer, "/restapis")] : []),
  read: async (call, { aws }) => {
    const found = doorOf(call);
    return found && (await apiNamed(aws(call.consumer).client("apiGateway"), found.name))?.id;
  },
};

export const doorStageReading: Reading<LiveStage | undefined> = {
  what: "the front door's stage",
  key: byClient,
  needs: (call) => {
    const found = doorOf(call);
    return found ? [onApis(call.consumer, `/restapis/*/stages/${found.door.stage}`)] : [];
  },
  from: ["doorApi"],
  read: async (call, { aws, fact }) => {
    const [found, restApiId] = [doorOf(call), await fact("doorApi")];
    if (found === undefined || restApiId === undefined) return undefined;
    const stageName = found.door.stage;
    const asked = aws(call.consumer).client("apiGateway").getStage({ restApiId, stageName });
    const stage = await unlessAbsent(asked, "NotFoundException");
    return stage && { name: stageName, deploymentId: stage.deploymentId ?? "" };
  },
};

export const doorDeploymentReading: Reading<LiveDeployment | undefined> = {
  what: "the deployment that the front door's stage serves",
  key: byClient,
  needs: (call) => (doorOf(call) ? [onApis(call.consumer, "/restapis/*/deployments/*")] : []),
  from: ["doorApi", "doorStage"],
  read: async ({ consumer }, { aws, fact }) => {
    const [restApiId, stage] = [await fact("doorApi"), await fact("doorStage")];
    if (restApiId === undefined || stage === undefined) return undefined;
    return liveDeployment(aws(consumer).client("apiGateway"), restApiId, stage.deploymentId);
  },
};

export const doorAuthorizerReading: Reading<LiveFunction | undefined> = {
  what: "the front door's authorizer",
  key: byClient,
  needs: (call) => {
    const found = doorOf(call);
    if (found === undefined) return [];
    return on(call.consumer, functionArn(call.consumer, found.name), "lambda:GetFunctionConfiguration");
  },
  read: async (call, { aws }) => {
    const found = doorOf(call);
    return found && liveFunction(aws(call.consumer), found.name);
  },
};

export const doorLogReading: Reading<readonly AccessEntry[]> = {
  what: "the front door's access log",
  key: byClient,
  needs: (call) => {
    const found = doorOf(call);
    if (found === undefined) return [];
    return on(call.consumer, logGroupArn(call.consumer, logGroupOf(found.name)), "logs:FilterLogEvents");
  },
  read: async (call, { aws, ...since }) => {
    const found = doorOf(call);
    if (found === undefined) return [];
    const events = await recentEvents(aws(call.consumer).client("logs"), logGroupOf(found.name), since);
    return events.flatMap(({ at, message }) => {
      const fields = jsonFields(message);
      return fields ? accessEntry(at, fields) : [];
    });
  },
};

function logGroupOf(name: string): string {
  return `/aws/apigateway/${name}/access`;
}
