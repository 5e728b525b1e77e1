import type { HandlerStatement } from "../../model/provider";
import { oneOrMany, type PolicyDocument, policyDocument, type Statement } from "../document";

/** The settings of a Lambda function that need permissions. */
interface FunctionRuntime {
  readonly logGroupArn: string;
  readonly functionArn: string;
  readonly tracing: boolean;
  /** True if it runs in a VPC, where Lambda makes its network interfaces with the function's role. */
  readonly inVpc: boolean;
  /** The table that it writes to. */
  readonly tableArn?: string;
  /** Further permissions from the deployment file. */
  readonly statements?: readonly HandlerStatement[];
}

/**
 * The identity policy of a function's role: its log, traces, network interfaces and table, and the statements
 * of a user's handler.
 */
export function functionPolicy(runtime: FunctionRuntime): PolicyDocument {
  return policyDocument([
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `${runtime.logGroupArn}:*`,
    },
    ...(runtime.tableArn ? [writeTable(runtime.tableArn)] : []),
    ...(runtime.tracing ? [SEND_TRACES] : []),
    ...(runtime.inVpc ? [MANAGE_INTERFACES, denyInterfacesToCode(runtime.functionArn)] : []),
    ...(runtime.statements ?? []).map(allowHandler),
  ]);
}

/** These cannot open an API: actions that could are refused when the file is read. */
function allowHandler({ actions, resources }: HandlerStatement, i: number): Statement {
  return {
    Sid: `Handler${i + 1}`,
    Effect: "Allow",
    Action: oneOrMany(actions),
    Resource: oneOrMany(resources),
  };
}

function writeTable(tableArn: string): Statement {
  return { Sid: "WriteTable", Effect: "Allow", Action: "dynamodb:PutItem", Resource: tableArn };
}

/**
 * X-Ray does not support resource-level permissions.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
const SEND_TRACES: Statement = {
  Sid: "SendTraces",
  Effect: "Allow",
  Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  Resource: "*",
};

const INTERFACE_ACTIONS = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
] as const;

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
const MANAGE_INTERFACES: Statement = {
  Sid: "ManageInterfaces",
  Effect: "Allow",
  Action: INTERFACE_ACTIONS,
  Resource: "*",
};

/** Lambda needs these permissions, the function's code does not. */
function denyInterfacesToCode(functionArn: string): Statement {
  return {
    Sid: "DenyInterfacesToCode",
    Effect: "Deny",
    Action: INTERFACE_ACTIONS,
    Resource: "*",
    Condition: { ArnEquals: { "lambda:SourceFunctionArn": functionArn } },
  };
}
