import { z } from "zod";
import { oneOf } from "../findings/finding";
import { keyReference } from "./values/arns";
import { region } from "./values/identifiers";
import { map } from "./values/map";
import { text } from "./values/scalars";

const s3 = map({
  type: z.literal("s3").describe("State objects in one S3 bucket, locked by S3 itself."),
  bucket: text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of an S3 bucket").describe(
    "The bucket, which exists already and which every party's credentials can reach.",
  ),
  region: region.describe("The bucket's region."),
  keyPrefix: text(
    /^[A-Za-z0-9!_.*'()-]+(?:\/[A-Za-z0-9!_.*'()-]+)*$/,
    "a prefix of object keys without a slash at either end",
  )
    .default("crosslink")
    .describe("State objects are <keyPrefix>/<name>/<stack id>.tfstate."),
  kmsKeyId: keyReference
    .optional()
    .describe("KMS key that encrypts the state objects: its ARN where the parties are in several accounts."),
});

const cloud = map({
  type: z.literal("cloud").describe("Workspaces of HCP Terraform or Terraform Enterprise."),
  organization: text(/^[A-Za-z0-9_-]+$/, "the name of an HCP Terraform organization").describe(
    "The organization; workspaces are <name>-<stack id>.",
  ),
  hostname: text(/^[a-z0-9.-]+$/, "a host name such as app.terraform.io")
    .default("app.terraform.io")
    .describe("The host, for Terraform Enterprise."),
  project: text(/^[A-Za-z0-9 _-]{3,40}$/, "the name of an HCP Terraform project")
    .optional()
    .describe("The project that the workspaces belong to."),
});

/** The place where every party keeps its Terraform state. */
export const state = z.discriminatedUnion("type", [s3, cloud], {
  error: ({ input }) =>
    typeof input === "object" && !Array.isArray(input)
      ? oneOf("supported types", ["s3", "cloud"])
      : "a map with type: s3 or type: cloud",
});
