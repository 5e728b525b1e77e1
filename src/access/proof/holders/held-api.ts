import type { Route } from "../../../model/routes/route";
import type { PolicyDocument } from "../../../policies/document";
import type { Api, Endpoint } from "../../evaluation/call";

/** An API whose authorizer knows callers by what they hold, a key or a certificate, with everything that it grants. */
export interface HeldApi {
  readonly api: Api;
  readonly routes: readonly Route[];
  readonly holders: readonly HeldGrant[];
  /** The states on the way to the finished deployment, and back. */
  readonly states: readonly HeldState[];
  /** Undefined = through no endpoint. */
  readonly ways: readonly (Endpoint | undefined)[];
  /** True if API Gateway keeps answers and finds them by what is presented alone, whatever way a call comes. */
  readonly keepsAnswers: boolean;
}

/** A grant to a holder. */
export interface HeldGrant {
  /** The name that the authorizer knows it by. */
  readonly name: string;
  /** The place in the deployment file that grants it. */
  readonly path: string;
  readonly routes: readonly Route[];
  /** The ends of execute-api ARNs that the authorizer answers with. */
  readonly answer: { readonly allow: readonly string[]; readonly deny: readonly string[] };
}

export interface HeldState {
  /** Absent = the API has none. */
  readonly resourcePolicy?: PolicyDocument;
  /** The endpoints of each holder, as far as they are known; absent = calls may come from anywhere. */
  readonly endpointIds?: Readonly<Record<string, readonly string[]>>;
  readonly moments: readonly Moment[];
}

/** A moment at which something is presented, with one of every class that the authorizer tells apart then. */
export interface Moment {
  /** Absent where the authorizer knows no time. */
  readonly words?: string;
  readonly presented: readonly Presented[];
}

/** What somebody presents, and whose it is at that moment. */
export interface Presented {
  readonly words: string;
  /** The holder whose it is; absent = it opens nothing. */
  readonly holder?: string;
  /** The holder that it is nearly of, in whose place of the file a wrong decision is reported. @default its holder, or the first one */
  readonly nearly?: string;
  /**
   * The answer of the deployed function at a stage; undefined = 401.
   * @param endpointId absent = from outside any VPC
   */
  readonly answerOn: (
    api: Omit<Api, "authorizer">,
    endpointId: string | undefined,
  ) => PolicyDocument | undefined;
}
