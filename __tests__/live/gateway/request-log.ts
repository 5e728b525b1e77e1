/** What came to the gateway and what became of it, as the access logs of AWS would say. */
export interface Visit {
  readonly service: "execute-api" | "sts";
  /** Absent = it came from the internet. */
  readonly endpointId?: string;
  /** The name that the client connected to. */
  readonly connectedTo?: string;
  /** The caller's ARN; absent = anonymous, or not known. */
  readonly caller?: string;
  /** `GET /prod/`; `AssumeRole <role>` */
  readonly what: string;
  readonly status: number;
  /** `resource policy, DenyOtherEndpoints`: what AWS does not tell its callers. */
  readonly stoppedBy?: string;
  /** Why the function was not invoked, or its answer not taken: `integration.error` of the access log. */
  readonly integrationError?: string;
  /** The names of the headers, in lower case and in the order in which they came. */
  readonly headerNames?: readonly string[];
  /** Of the credentials that it was signed with. */
  readonly accessKeyId?: string;
}

/** All of them, in the order in which they were answered. */
export class Visits {
  readonly #all: Visit[] = [];

  add(visit: Visit): void {
    this.#all.push(visit);
  }

  to(service: Visit["service"]): readonly Visit[] {
    return this.#all.filter((visit) => visit.service === service);
  }

  /** What has come since there were so many. */
  after(count: number): readonly Visit[] {
    return this.#all.slice(count);
  }

  get count(): number {
    return this.#all.length;
  }

  get last(): Visit | undefined {
    return this.#all.at(-1);
  }
}
