import { BLOCKS, OF_API_STACKS, only, PARTS, RESOURCES, type Vocabulary } from "../closed/known-types";

/** Zones are said by id where two accounts have to mean the same one. */
const SUBNET = only("vpc_id", "availability_zone", "availability_zone_id", "cidr_block", "tags");
const BUCKET = "bucket";

/** A link from an API into a VPC leads on to front doors only, of which an API's stack has none. */
const { aws_api_gateway_vpc_link: _, ...OF_EVERY_API } = RESOURCES;

/**
 * The vocabulary of stacks of APIs with an entrance. Attributes are held against what each of these has to have, so that here they
 * are only those of any.
 */
export const OF_ENTERED_APIS: Vocabulary = {
  ...OF_API_STACKS,
  parts: new Set([...PARTS, "check"]),
  resources: {
    ...OF_EVERY_API,
    aws_subnet: SUBNET,
    aws_lb: "any",
    aws_lb_listener: "any",
    aws_lb_target_group: "any",
    aws_lb_target_group_attachment: "any",
    aws_lb_trust_store: "any",
    aws_lb_trust_store_revocation: "any",
    aws_s3_bucket: only(BUCKET, "force_destroy"),
    aws_s3_bucket_public_access_block: "any",
    aws_s3_bucket_ownership_controls: "any",
    aws_s3_bucket_server_side_encryption_configuration: "any",
    aws_s3_bucket_policy: only(BUCKET, "policy"),
    aws_s3_bucket_versioning: "any",
    aws_s3_object: "any",
    aws_api_gateway_domain_name: "any",
    aws_api_gateway_base_path_mapping: "any",
    aws_api_gateway_domain_name_access_association: "any",
    aws_acm_certificate: "any",
    aws_acm_certificate_validation: "any",
    aws_route53_record: "any",
    aws_vpc_endpoint_service: "any",
    aws_vpc_endpoint_service_allowed_principal: "any",
    aws_vpc_endpoint_connection_accepter: only("vpc_endpoint_service_id", "vpc_endpoint_id", "count"),
  },
  blocks: { ...BLOCKS, aws_lb_listener: {}, aws_lb_target_group: {} },
};

/** The vocabulary of stacks whose clients call an API by its entrance. */
export const OF_ENTERING_STACKS: Vocabulary = {
  ...OF_API_STACKS,
  resources: {
    ...RESOURCES,
    aws_subnet: SUBNET,
    aws_route53_zone: "any",
    aws_route53_record: "any",
  },
};
