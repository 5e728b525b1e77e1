import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { REGION } from "../support/accounts";

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
}

/** Who assumes a role: absent = a service of AWS. */
type Assumer = Pick<Session, "accessKeyId" | "secretAccessKey" | "sessionToken">;

const AWS_ITSELF = { accessKeyId: "service", secretAccessKey: "service" };

/** Every session that was begun, by access key: what AWS knows about a key, and the emulator does not tell. */
export class Sessions {
  readonly #byKey = new Map<string, Session>();
  readonly #url: string;

  constructor(awsUrl: string) {
    this.#url = awsUrl;
  }

  /** Has the emulated STS begin a session; it gives one to anybody, so whether this may be is decided before. */
  async begin(roleArn: string, sessionName: string, assumer?: Assumer): Promise<Session> {
    const sts = new STSClient({ endpoint: this.#url, region: REGION, credentials: assumer ?? AWS_ITSELF });
    const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: sessionName });
    const { Credentials, AssumedRoleUser } = await sts.send(command);
    const session: Session = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
      expiresAt: Credentials?.Expiration ?? new Date(0),
      arn: AssumedRoleUser?.Arn ?? "",
      id: AssumedRoleUser?.AssumedRoleId ?? "",
      roleArn,
      account: roleArn.split(":")[4] ?? "",
    };
    this.#byKey.set(session.accessKeyId, session);
    return session;
  }

  of(accessKeyId: string): Session | undefined {
    return this.#byKey.get(accessKeyId);
  }
}
