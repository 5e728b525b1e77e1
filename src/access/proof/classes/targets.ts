import { METHODS, type Method, type Route, routeKey } from "../../../model/routes/route";
import { answeringRoute } from "../../../model/routes/routing";
import { pathClasses } from "./path-classes";

/** One request of a class that neither documents nor routing tell apart. */
export interface TargetClass {
  readonly stage: string;
  readonly method: Method;
  /** As requested. */
  readonly path: string;
  /** The route that answers; absent where the stage has none for it. */
  readonly answered?: Route;
  /** True if a conforming client writes the path so. */
  readonly isPlain: boolean;
  /** False where a server that normalizes paths would answer another one than this. */
  readonly isNormal: boolean;
}

export interface TargetOptions {
  /** The beginning of the ARNs of an API's requests: `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5`. */
  readonly apiArn: string;
  readonly stage: string;
  readonly routes: readonly Route[];
  /** Lists of resources, as patterns: those of statements, and those of grants. */
  readonly resources: readonly (readonly string[])[];
  /** Patterns of what is denied to everybody, whatever else is said of it. @default none */
  readonly denied?: readonly string[];
}

export interface TargetClasses {
  readonly targets: readonly TargetClass[];
  /** True if requests that no route answers were left out, as patterns overlap in too many ways. */
  readonly isByRoute: boolean;
}

/**
 * A request of each class of an API's requests: by stage and method, and by everything that a list of resources or a route
 * makes of the path. Requests of several methods that all of these treat alike are one class.
 */
export function targetClasses(options: TargetOptions): TargetClasses {
  const { stage, routes } = options;
  const classesAt = pathClasses(options);
  const targets = new Map<string, TargetClass>();
  let isByRoute = false;
  for (const one of [stage, `${stage}x`])
    for (const method of METHODS) {
      const isOffered = one === stage && routes.some((route) => route.method === method);
      const found = classesAt(one, method);
      isByRoute ||= found.isByRoute;
      for (const { witness, lists, isPlain, isNormal, routePaths } of found.classes) {
        const rivals = isOffered ? routes.filter(({ path }) => routePaths.has(path)) : [];
        const answered = answeringRoute(rivals, method, witness);
        const alike = [lists, answered && routeKey(answered), answered && isPlain];
        const key = JSON.stringify([...alike, isNormal || (isOffered ? method : undefined)]);
        if (!targets.has(key))
          targets.set(key, { stage: one, method, path: witness, answered, isPlain, isNormal });
      }
    }
  return { targets: [...targets.values()], isByRoute };
}
