import type { Consumer } from "./consumer";
import type { ServiceProvider } from "./gateway/endpoint-service";
import type { GatewayConsumer } from "./gateway/gateway";
import type { Provider } from "./provider";

/** A checked deployment file: no code outside `src/config` checks a value again. */
export interface Deployment extends DeploymentSettings {
  /** The parties that offer APIs. */
  readonly providers: readonly Provider[];
  /** The parties that use them. */
  readonly consumers: readonly Consumer[];
  /** The parties that offer services behind endpoints of PrivateLink. */
  readonly serviceProviders: readonly ServiceProvider[];
  /** The parties whose gateways are in front of those. */
  readonly gatewayConsumers: readonly GatewayConsumer[];
}

/** The settings that all parties share. */
export interface DeploymentSettings {
  /** Prefix of every physical name. */
  readonly name: string;
  /** Tags of every resource that supports tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly state: State;
}

/** The backend of every party's Terraform state. */
export type State = S3State | CloudState;

export interface S3State {
  readonly type: "s3";
  readonly bucket: string;
  readonly region: string;
  readonly keyPrefix: string;
  readonly kmsKeyId?: string;
}

/** HCP Terraform or Terraform Enterprise: one workspace per stack. */
interface CloudState {
  readonly type: "cloud";
  readonly organization: string;
  readonly hostname: string;
  readonly project?: string;
}
