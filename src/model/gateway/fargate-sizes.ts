const GB = 1024;

/**
 * The memory that a task on Fargate can have, in megabytes, by its CPU units.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, GB, 2 * GB]],
  [512, steps(GB, 4 * GB, GB)],
  [1024, steps(2 * GB, 8 * GB, GB)],
  [2048, steps(4 * GB, 16 * GB, GB)],
  [4096, steps(8 * GB, 30 * GB, GB)],
  [8192, steps(16 * GB, 60 * GB, 4 * GB)],
  [16_384, steps(32 * GB, 120 * GB, 8 * GB)],
]);

function steps(from: number, to: number, step: number): readonly number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
}
