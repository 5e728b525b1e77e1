import { rulesNotEvaluated } from "../../gateway/waf/firewall-rules";

/** Behaviour of AWS that nothing here shows yet, each with the reason. */
export const NOT_EMULATED: readonly (readonly [what: string, why: string])[] = [
  [
    "endpoints of some services, and the zones of a balancer behind a VPC link, exist only in some zones",
    "zones differ between accounts, and the user names those of his network",
  ],
  [
    "a VPC link takes minutes to become available, and fails where its balancer does",
    "Terraform waits for it",
  ],
  ["the health of a balancer's targets", "whether they answer is seen when they are called"],
  [
    "a listener that is told not to does not tell its clients which authorities it trusts",
    "Node tells them always; a client with one certificate shows it all the same",
  ],
  [
    "a certificate is issued once the record that validates it exists",
    "the emulator issues it after a while: whether the record is right is seen by the AWS provider's own names",
  ],
  ["a private domain name and its associations take a quarter of an hour each", "Terraform waits for them"],
  [
    "a role that was made again under its name is another principal to a policy that named it",
    "policies of ours name accounts, with the role's ARN as a condition",
  ],
  [
    "policies of roles that were just changed, and names of endpoints that were just made, take effect after a while",
    "calls are not deployments: Terraform does not wait for them, callers try again",
  ],
  [
    "policies of KMS keys for anybody but Secrets Manager and whoever saves them",
    "keys of states are the user's, who is told what their policies have to allow; no function calls KMS itself",
  ],
  [
    "policies that allow to make a secret or a parameter, or to save one",
    "deployers are roles that IAM does not know, which may do everything",
  ],
  [
    "the endpoint through which a secret or a parameter is asked for (`aws:SourceVpce`)",
    "the emulated AWS has one address; the gateway asks the policy of the endpoint",
  ],
  [
    "rotation at the time of its schedule, and after the answer of RotateSecret",
    "a test rotates when it wants to, and needs to know that it is over",
  ],
  [
    "reading several secrets at once, replicas of secrets in other regions",
    "nothing here does so; the emulator finds secrets without values",
  ],
  [
    "the discovery document of an issuer is fetched when its JWT authorizer is made",
    "no test has the internet: the issuer of a test is known to the gateway alone",
  ],
  [
    "an endpoint policy decides which images and layers a task gets, and an image's digest and architecture whether it runs",
    "a repository of the emulator has no images: its existence is enough (assumed)",
  ],
  [
    "the order in which a rolling deployment or an instance refresh replaces tasks and instances",
    "both are over before the answer, so that no test has to wait",
  ],
  ["a pending connection to an endpoint service expires after a week", "no test lasts that long"],
  [
    "how long things take, and rates by the clock",
    "no test may depend on the machine's speed: uses and looks are counted instead",
  ],
  ...rulesNotEvaluated(),
];
