import type { DeploymentFigures } from "../measure/deployment-figures";
import type { Compared } from "../measure/in-turn";
import type { Machine } from "../measure/machine";
import type { PolicyFit } from "../measure/policy-fit";
import type { CheckFigures } from "../sections/check-figures";
import type { DefaultSynthesis } from "../sections/default-synthesis";
import type { FunctionFigures } from "../sections/function-figures";
import type { InstalledProgram } from "../sections/installed-program";
import type { ShapeFigures } from "../sections/other-shapes";
import type { RouteFigures } from "../sections/provider-routes";

/** All measurements, by section that ran. */
export interface Report {
  readonly machine: Machine;
  readonly synthesis?: DefaultSynthesis;
  readonly page?: Compared;
  readonly program?: InstalledProgram;
  readonly consumers?: readonly DeploymentFigures[];
  readonly gateway?: DeploymentFigures;
  readonly routes?: RouteFigures;
  readonly shapes?: readonly ShapeFigures[];
  readonly policies?: readonly PolicyFit[];
  readonly functions?: readonly FunctionFigures[];
  readonly check?: CheckFigures;
}
