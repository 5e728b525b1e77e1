import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";

/** Temporary credentials of a role, as the emulated STS gave them, and whose they are. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: Date;
  /** `arn:aws:sts::222222222222:assumed-role/role/session` */
  readonly arn: string;
  /** `AROA...:session` */
  readonly id: string;
  readonly roleArn: string;
  readonly account: string;
  /** The organization of the account; absent = it is in none. */
  readonly organizationId?: string;
}

/** The caller of `AssumeRole`; absent = a service of AWS. */
type Assumer = Pick<Session, "accessKeyId" | "secretAccessKey" | "sessionToken">;

const AWS_ITSELF = { accessKeyId: "service", secretAccessKey: "service" };

/** Every session that was begun, by access key: what AWS knows about a key, and the emulator does not tell. */
export class Sessions {
  readonly #byKey = new Map<string, Session>();
  readonly #where: { readonly endpoint: string; readonly region: string };

  constructor(
    endpoint: string,
    region: string,
    private readonly organizationOf: (account: string) => string | undefined,
  ) {
    this.#where = { endpoint, region };
  }

  /** Has the emulated STS begin a session; it gives one to anybody, so whether this may be is decided before. */
  async begin(roleArn: string, sessionName: string, assumer?: Assumer): Promise<Session> {
    const sts = new STSClient({ ...this.#where, credentials: assumer ?? AWS_ITSELF });
    const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: sessionName });
    const { Credentials, AssumedRoleUser } = await sts.send(command);
    const account = roleArn.split(":")[4] ?? "";
    const session: Session = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
      expiresAt: Credentials?.Expiration ?? new Date(0),
      arn: AssumedRoleUser?.Arn ?? "",
      id: AssumedRoleUser?.AssumedRoleId ?? "",
      roleArn,
      account,
      organizationId: this.organizationOf(account),
    };
    this.#byKey.set(session.accessKeyId, session);
    return session;
  }

  of(accessKeyId: string): Session | undefined {
    return this.#byKey.get(accessKeyId);
  }
}
