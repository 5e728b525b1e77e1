/** A request that came to the gateway, as the access logs of AWS would show it. */
export interface LoggedRequest {
  readonly service: "dynamodb" | "execute-api" | "http-api" | "secretsmanager" | "ssm" | "sts";
  /** Absent = it came from the internet. */
  readonly endpointId?: string;
  /** The name that the client connected to. */
  readonly connectedTo?: string;
  /** The caller's ARN; absent = anonymous, or not known. */
  readonly caller?: string;
  /** `GET /prod/`; `AssumeRole <role>` */
  readonly operation: string;
  readonly status: number;
  /** `resource policy, DenyOtherEndpoints`, which AWS does not tell its callers. */
  readonly refusedBy?: string;
  /**
   * The reason that the function was not invoked or its answer not accepted: `integration.error` of the
   * access log.
   */
  readonly integrationError?: string;
  /** The names of the headers, in lower case and in the order in which they came. */
  readonly headerNames?: readonly string[];
  /** The access key that signed a call of an API; absent = the caller is anonymous, or not known. */
  readonly accessKeyId?: string;
  /** Absent = no authorizer was asked. */
  readonly authorizer?: LoggedAuthorizer;
}

/** The part of an authorizer in the decision about a request. */
export interface LoggedAuthorizer {
  /** `authorizer.status` of the access log: 200, or the status that its caller got in its place. */
  readonly status: number;
  /** `authorizer.principalId`; absent = it did not answer. */
  readonly principalId?: string;
  /** True = an earlier answer was used. */
  readonly cached: boolean;
}

/** Every request to the gateway, in the order in which they were answered. */
export class RequestLog {
  readonly #all: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#all.push(request);
  }

  to(service: LoggedRequest["service"]): readonly LoggedRequest[] {
    return this.#all.filter((request) => request.service === service);
  }

  /** The requests after the first so many. */
  after(count: number): readonly LoggedRequest[] {
    return this.#all.slice(count);
  }

  get count(): number {
    return this.#all.length;
  }

  get last(): LoggedRequest | undefined {
    return this.#all.at(-1);
  }
}
