/** The settings that the clients of all services share. */
export interface ClientSettings {
  readonly region: string;
  readonly profile?: string;
  readonly credentials?: () => Promise<SessionCredentials>;
  readonly customUserAgent: [string, string][];
  readonly logger: Readonly<Record<"debug" | "info" | "warn" | "error", () => void>>;
  readonly requestHandler: { readonly connectionTimeout: number };
}

/** Credentials of a session of a role. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The clients of AWS by service. A package is loaded when its first client is made, so that a command loads those that it
 * calls. Each client has a method for each operation of its service, so nothing else of the package has to be imported.
 */
export const CLIENTS = {
  apiGateway: (settings: ClientSettings) => {
    const { APIGateway } =
      require("@aws-sdk/client-api-gateway") as typeof import("@aws-sdk/client-api-gateway");
    return new APIGateway(settings);
  },
  httpApis: (settings: ClientSettings) => {
    const { ApiGatewayV2 } =
      require("@aws-sdk/client-apigatewayv2") as typeof import("@aws-sdk/client-apigatewayv2");
    return new ApiGatewayV2(settings);
  },
  ec2: (settings: ClientSettings) => {
    const { EC2 } = require("@aws-sdk/client-ec2") as typeof import("@aws-sdk/client-ec2");
    return new EC2(settings);
  },
  elb: (settings: ClientSettings) => {
    const { ElasticLoadBalancingV2 } =
      require("@aws-sdk/client-elastic-load-balancing-v2") as typeof import("@aws-sdk/client-elastic-load-balancing-v2");
    return new ElasticLoadBalancingV2(settings);
  },
  iam: (settings: ClientSettings) => {
    const { IAM } = require("@aws-sdk/client-iam") as typeof import("@aws-sdk/client-iam");
    return new IAM(settings);
  },
  lambda: (settings: ClientSettings) => {
    const { Lambda } = require("@aws-sdk/client-lambda") as typeof import("@aws-sdk/client-lambda");
    return new Lambda(settings);
  },
  logs: (settings: ClientSettings) => {
    const { CloudWatchLogs } =
      require("@aws-sdk/client-cloudwatch-logs") as typeof import("@aws-sdk/client-cloudwatch-logs");
    return new CloudWatchLogs(settings);
  },
  s3: (settings: ClientSettings) => {
    const { S3 } = require("@aws-sdk/client-s3") as typeof import("@aws-sdk/client-s3");
    return new S3(settings);
  },
  secretsManager: (settings: ClientSettings) => {
    const { SecretsManager } =
      require("@aws-sdk/client-secrets-manager") as typeof import("@aws-sdk/client-secrets-manager");
    return new SecretsManager(settings);
  },
  sts: (settings: ClientSettings) => {
    const { STS } = require("@aws-sdk/client-sts") as typeof import("@aws-sdk/client-sts");
    return new STS(settings);
  },
  waf: (settings: ClientSettings) => {
    const { WAFV2 } = require("@aws-sdk/client-wafv2") as typeof import("@aws-sdk/client-wafv2");
    return new WAFV2(settings);
  },
};

export type ServiceName = keyof typeof CLIENTS;

export type ClientOf<S extends ServiceName> = ReturnType<(typeof CLIENTS)[S]>;
