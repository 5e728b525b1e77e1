/** A running machine: a task or an instance, in the form of a process of this machine. */
export interface Machine {
  /** The ARN of a task, or the id of an instance. */
  readonly id: string;
  /** The port that it listens on, to those who connect to it. */
  readonly listensOn: number;
  /** The port of the loopback that stands for it. */
  readonly localPort: number;
  /** Keeps it from being stopped until the returned function is called: a connection is open. */
  readonly hold: () => () => void;
  /** True where a connection to it is accepted now. */
  readonly accepts: () => Promise<boolean>;
}
