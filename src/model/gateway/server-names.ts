import type { Place } from "../aws/arn";
import { physicalName } from "../aws/names";
import { partitionOf } from "../aws/partition";
import { madeRoleArn, type Party } from "../party";
import type { Compute } from "./endpoint-service";

/** The parties' settings that names and ARNs depend on. */
type Owner = Place & Pick<Party, "name" | "roles">;

/** The roles of an endpoint service's servers: of Fargate's agent, of the containers, of the instances. */
export type ServerRole = "execution" | "task" | "instance";

export function serverRoleName({ name }: Pick<Party, "name">, role: ServerRole): string {
  return physicalName(name, role);
}

export function serverRoleArn(owner: Owner, role: ServerRole): string {
  return madeRoleArn(owner, serverRoleName(owner, role));
}

/** The log group of the servers: `/ecs/shop-names`. */
export function serverLogGroup({ name }: Pick<Party, "name">, { type }: Pick<Compute, "type">): string {
  return type === "fargate" ? `/ecs/${name}` : `/ec2/${name}`;
}

export function serverLogGroupArn(owner: Owner, compute: Pick<Compute, "type">): string {
  const { account, region } = owner;
  return `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:${serverLogGroup(owner, compute)}`;
}

/** The table of an endpoint service. */
export function serviceTableArn({ account, region, name }: Owner): string {
  return `arn:${partitionOf(region)}:dynamodb:${region}:${account}:table/${name}`;
}

/** The bucket of the programs that a provider's instances run: at most 63 characters, and unique among all of AWS. */
export function programBucketName({ name, account, region }: Omit<Owner, "roles">): string {
  return physicalName(name, account, region);
}

export function programBucketArn(owner: Owner): string {
  return `arn:${partitionOf(owner.region)}:s3:::${programBucketName(owner)}`;
}

const IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/(.+)@sha256:/;

/** The repository of an image of ECR, which may be another account's. */
export function repositoryArn(image: string): string {
  const [, account, region, repository] = IMAGE.exec(image) ?? [];
  if (region === undefined) throw new Error(`expected an image of ECR by its digest, got ${image}`);
  return `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${repository}`;
}
