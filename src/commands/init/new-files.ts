/** A file of a new project. */
export interface NewFile {
  /** Relative to the project's folder. */
  readonly path: string;
  readonly text: string;
}

/** What of a new deployment file can be said beforehand. */
export interface NewDeployment {
  readonly name: string;
  readonly region: string;
  readonly bucket: string;
  readonly providerAccount: string;
  readonly consumerAccount: string;
  /** By default a party's credentials are the environment's own. */
  readonly providerProfile?: string;
  readonly consumerProfile?: string;
}

/** The deployment file: an API with the built-in handler and one of the project's own, and a consumer in another account. */
export function newDeployment(values: NewDeployment): NewFile {
  return { path: "deployment.yaml", text: deploymentText(values) };
}

function deploymentText(values: NewDeployment): string {
  const { name, region, bucket, providerAccount, consumerAccount } = values;
  return `# yaml-language-server: $schema=./node_modules/crosslink/deployment.schema.json
name: ${name} # prefix of every physical name
region: ${region}

state: # a bucket that both accounts can reach; crosslink bootstrap makes it
  type: s3
  bucket: ${bucket}
  region: ${region}

providers:
  provider:
    account: "${providerAccount}"${credentials(values.providerProfile)}
    service:
      type: private-rest-api
      auth: iam
      routes:
        - GET / # the built-in handler, which answers with who called
        - { route: "GET /hello/{name}", handler: ./handlers/hello.ts }
    backend:
      deletionProtection: false # lets destroy delete the table; leave it out once the table has data to keep

consumers:
  consumer:
    account: "${consumerAccount}"${credentials(values.consumerProfile)}
    network: # a VPC without internet or NAT gateway
      cidr: 10.1.0.0/16
      zones: [a, b]
    uses:
      provider:
        routes: [GET /, "GET /hello/{name}"]
    clients:
      direct: { type: lambda, uses: provider, auth: direct } # signs with its own role
      assumed: { type: lambda, uses: provider, auth: assume-role } # signs with a role of the provider's
`;
}

function credentials(profile: string | undefined): string {
  return profile === undefined ? "" : `\n    credentials: { profile: ${JSON.stringify(profile)} }`;
}

/** The handler that the new deployment file names. */
export const NEW_HANDLER: NewFile = {
  path: "handlers/hello.ts",
  text: `/** A request, as API Gateway hands it to a function. */
interface Request {
  readonly pathParameters: { readonly name: string };
}

export async function handler({ pathParameters: { name } }: Request) {
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ hello: name }),
  };
}
`,
};

/**
 * The CDKTF CLI's settings: the program that it has write the stacks.
 * @see https://developer.hashicorp.com/terraform/cdktf/create-and-deploy/configuration-file
 */
export function newSettings(name: string): NewFile {
  const settings = {
    language: "typescript",
    app: "npx crosslink synth",
    projectId: name,
    sendCrashReports: "false",
    terraformProviders: [],
    terraformModules: [],
  };
  return { path: "cdktf.json", text: `${JSON.stringify(settings, undefined, 2)}\n` };
}
