import { availableParallelism, totalmem } from "node:os";

/** The machine that measured, as far as it affects the figures. */
export interface Machine {
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly node: string;
  /** `linux x64` */
  readonly platform: string;
}

export function thisMachine(): Machine {
  return {
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}
