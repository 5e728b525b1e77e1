/**
 * A connection to a listener for HTTPS, in the words of the log that AWS would write.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
 */
export interface LoggedConnection {
  readonly listenerPort: number;
  readonly tlsProtocol?: string;
  readonly tlsCipher?: string;
  readonly leafClientCertSubject?: string;
  /** `NotBefore=2023-09-21T01:50:17Z;NotAfter=2024-09-20T01:50:17Z` */
  readonly leafClientCertValidity?: string;
  readonly leafClientCertSerialNumber?: string;
  /** `Success`, `Failed:ClientCertExpired` */
  readonly tlsVerifyStatus: string;
}

/** A connection that came to no end, which no log of AWS has. */
export interface StoppedConnection {
  readonly name: string;
  readonly reason: string;
}

/** The connections of callers in VPCs: those that came to a balancer, and those that did not. */
export class ConnectionLog {
  readonly #atBalancers: LoggedConnection[] = [];
  readonly #stopped: StoppedConnection[] = [];

  add(connection: LoggedConnection): void {
    this.#atBalancers.push(connection);
  }

  stopped(connection: StoppedConnection): void {
    this.#stopped.push(connection);
  }

  get last(): LoggedConnection | undefined {
    return this.#atBalancers.at(-1);
  }

  get lastStopped(): StoppedConnection | undefined {
    return this.#stopped.at(-1);
  }

  /** The number of connections that came to a balancer. */
  get count(): number {
    return this.#atBalancers.length;
  }
}
