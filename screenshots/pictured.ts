/** A screenshot of the documentation: a page that a command writes, seen from its top. */
interface Pictured {
  /** The file's name in `docs/images`, without its ending. */
  readonly name: string;
  /** The arguments of `crosslink report`. */
  readonly args: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Every screenshot that there is. */
export const PICTURED: readonly Pictured[] = [
  { name: "report-default", args: ["--file", "deployment.yaml"], width: 1300, height: 640 },
  { name: "report-gateway", args: ["--file", "examples/central-gateway.yaml"], width: 1760, height: 700 },
];
