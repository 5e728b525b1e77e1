/** A screenshot of the documentation: a page that a command writes, seen from its top. */
export interface Pictured {
  /** The file's name in `docs/images`, without its ending. */
  readonly name: string;
  /** Relative to the repository. */
  readonly file: string;
  /** A change of the file, whose comparison with the file before it is the page. */
  readonly change?: { readonly from: string; readonly to: string };
  readonly width: number;
  readonly height: number;
}

/** Every screenshot that there is. */
export const PICTURED: readonly Pictured[] = [
  { name: "report-default", file: "deployment.yaml", width: 1300, height: 640 },
  { name: "report-gateway", file: "examples/central-gateway.yaml", width: 1760, height: 700 },
  {
    name: "access-diff",
    file: "examples/several-consumers.yaml",
    // The story of docs/review.md.
    change: { from: 'provider: { routes: ["GET /orders/{id}"] }', to: "provider: {}" },
    width: 1300,
    height: 760,
  },
];
