import type { Client } from "../consumer";

/** The properties of a kind of client that code asks for, instead of its name. */
export interface ClientTraits {
  /** True if Crosslink makes the client and its role. */
  readonly isMade: boolean;
  /** True if it has a log group of its own. */
  readonly hasLog: boolean;
  /** True if people open Session Manager sessions on it. */
  readonly hasSessions: boolean;
}

/** Every kind of client. */
export const CLIENTS: Readonly<Record<Client["type"], ClientTraits>> = {
  lambda: { isMade: true, hasLog: true, hasSessions: false },
  instance: { isMade: true, hasLog: false, hasSessions: true },
  "rest-front-door": { isMade: true, hasLog: true, hasSessions: false },
  role: { isMade: false, hasLog: false, hasSessions: false },
};

export const CLIENT_TYPES = Object.keys(CLIENTS) as readonly Client["type"][];
