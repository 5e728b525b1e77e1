/**
 * The oldest Terraform with S3 lock files and write-only arguments; OpenTofu has both from the same number on.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 * @see https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only
 */
export const OLDEST_TERRAFORM = "1.11";
