import type { StrictRule } from "../../emulated-aws/strict/rule";

const FOLDER = "__tests__/live/gateway/machines";

/** The rules about machines and what they reach. */
export const MACHINE_RULES: readonly StrictRule[] = [
  {
    name: "an instance boots as its user data says, with the program whose SHA-256 its script has",
    because: "moto runs no instance, so that any script, bucket, role and network would seem to do",
    source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    shownBy: `${FOLDER}/boot/booted-instances.test.ts`,
  },
  {
    name: "a machine reaches DynamoDB as the policies of the endpoint of its subnet and of its role allow",
    because: "moto asks no policy about DynamoDB, and is reached from anywhere on this machine",
    source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-ddb.html",
    shownBy: `${FOLDER}/boot/booted-instances.test.ts`,
  },
  {
    name: "tasks serve as long as ECS says that they run",
    because: "moto runs no task, so that images without a way to them and stops without a drain would pass",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html",
    shownBy: `${FOLDER}/running-tasks.test.ts`,
  },
];
