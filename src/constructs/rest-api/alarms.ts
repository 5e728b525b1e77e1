import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

export interface AlarmsProps {
  /** Prefix of the alarms' names. */
  readonly name: string;
  /** The SNS topic for notifications. */
  readonly topicArn: string;
  readonly apiName: string;
  readonly stage: string;
  readonly region: string;
  /** The functions to watch, by handler. */
  readonly functionNames: Readonly<Record<string, string>>;
  /** @default none */
  readonly tableName?: string;
  /** @default none */
  readonly webAclName?: string;
  /** The alarm's threshold for the p99 latency, in milliseconds. */
  readonly latencyMs: number;
}

/** A provider's alarms: errors, latency, throttling, and callers that WAF blocks. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);

    for (const [what, watch] of Object.entries(watches(props))) {
      new CloudwatchMetricAlarm(this, `alarm:${what}`, {
        alarmName: `${props.name}-${what.replaceAll("_", "-")}`,
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 300,
        evaluationPeriods: 1,
        statistic: watch.extendedStatistic ? undefined : "Sum",
        treatMissingData: "notBreaching",
        alarmActions: [props.topicArn],
        okActions: [props.topicArn],
        ...watch,
      });
    }
  }
}

type Watch = Partial<CloudwatchMetricAlarmConfig> &
  Required<Pick<CloudwatchMetricAlarmConfig, "namespace" | "metricName" | "dimensions">>;

function watches(props: AlarmsProps): Readonly<Record<string, Watch>> {
  const api = { namespace: "AWS/ApiGateway", dimensions: { ApiName: props.apiName, Stage: props.stage } };
  return {
    api_5xx: { ...api, metricName: "5XXError", alarmDescription: "The API answered with a server error" },
    api_latency: {
      ...api,
      metricName: "Latency",
      extendedStatistic: "p99",
      threshold: props.latencyMs,
      evaluationPeriods: 3,
      alarmDescription: "One call in a hundred takes too long",
    },
    ...Object.fromEntries(
      Object.entries(props.functionNames).map(([handler, FunctionName]) => [
        `function_${handler}`,
        {
          namespace: "AWS/Lambda",
          metricName: "Throttles",
          dimensions: { FunctionName },
          alarmDescription: "Lambda had no concurrency left for the function",
        },
      ]),
    ),
    ...(props.tableName && {
      table_throttles: {
        namespace: "AWS/DynamoDB",
        metricName: "ThrottledRequests",
        dimensions: { TableName: props.tableName, Operation: "PutItem" },
        alarmDescription: "DynamoDB refused writes of the identity table",
      },
    }),
    ...(props.webAclName && {
      waf_blocks: {
        namespace: "AWS/WAFV2",
        metricName: "BlockedRequests",
        dimensions: { WebACL: props.webAclName, Region: props.region, Rule: "ALL" },
        threshold: 100,
        alarmDescription: "WAF blocks many calls",
      },
    }),
  };
}
