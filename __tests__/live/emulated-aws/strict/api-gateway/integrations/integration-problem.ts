/** The parts of an integration that API Gateway looks at when it is saved. */
export interface SavedIntegration {
  readonly type?: string;
  readonly uri?: string;
  readonly httpMethod?: string;
  readonly connectionType?: string;
  readonly connectionId?: string;
  readonly requestParameters?: Readonly<Record<string, string>>;
}

/**
 * A reason for which API Gateway would not take an integration, in its words; undefined where there is none.
 * @param declared the parameters of the method: `method.request.path.id`
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function integrationProblem(
  { type = "", uri = "", httpMethod, requestParameters = {} }: SavedIntegration,
  declared: Readonly<Record<string, boolean>>,
): string | undefined {
  if (/^HTTP(_PROXY)?$/i.test(type)) {
    if (!/^https?:\/\/./.test(uri)) return `Invalid HTTP endpoint specified for URI: ${uri}`;
    if (!httpMethod) return "Enumeration value for HttpMethod must be non-empty";
  }
  for (const [target, source] of Object.entries(requestParameters)) {
    if (!TARGET.test(target)) return invalidMapping(target);
    if (!isSource(source, declared)) return invalidMapping(source);
  }
  return undefined;
}

const TARGET = /^integration\.request\.(path|querystring|header)\.[A-Za-z0-9._$-]+$/;
const FREE = /^('.*'|context\.[\w.-]+|stageVariables\.\w+|method\.request\.body(\..+)?)$/s;

function isSource(source: string, declared: Readonly<Record<string, boolean>>): boolean {
  if (FREE.test(source)) return true;
  const single = source.replace(/^method\.request\.multivalue(header|querystring)\./, "method.request.$1.");
  return Object.hasOwn(declared, single);
}

function invalidMapping(expression: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${expression}]`;
}
