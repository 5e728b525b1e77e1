import { literals } from "../../../terraform/literal";

/** The container of a task, and the name by which a balancer finds it. */
export const CONTAINER = "service";

export interface ContainerProps {
  /** An image of ECR by digest. */
  readonly image: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  /** The log group, which exists already. */
  readonly logGroupName: string;
  readonly region: string;
}

/**
 * The definition of a task's one container. It runs as nobody in particular, with a file system that it cannot write and without any
 * of root's privileges; an init process hands signals on and clears up after children. A log that cannot be written holds nothing
 * up: up to 4 MB wait in memory, and then lines are lost.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definitions
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
 */
export function containerDefinitions(props: ContainerProps): string {
  const { image, port, environment, logGroupName, region } = props;
  return JSON.stringify(
    literals([
      {
        name: CONTAINER,
        image,
        essential: true,
        user: "1000:1000",
        readonlyRootFilesystem: true,
        linuxParameters: { capabilities: { drop: ["ALL"] }, initProcessEnabled: true },
        portMappings: [{ containerPort: port, hostPort: port, protocol: "tcp" }],
        environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
        // The balancer has waited a minute by then, so what is left are calls that have taken longer.
        stopTimeout: 30,
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroupName,
            "awslogs-region": region,
            "awslogs-stream-prefix": CONTAINER,
            mode: "non-blocking",
            "max-buffer-size": "4m",
          },
        },
      },
    ]),
  );
}
