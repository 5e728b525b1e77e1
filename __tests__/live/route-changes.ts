import { describeAnew } from "./changes";
import { liveApi } from "./support/live-api";
import type { LiveSystem } from "./support/live-system";
import { succeeded } from "./support/run";
import { leftOut } from "./support/story";

const WHY = "a route is several resources, which Terraform destroys after the deployment is made";

/** The end of a route, and another name of its parameter, as the stage serves them. */
export function routeChanges(system: () => LiveSystem): void {
  const serve = async (...routes: readonly string[]) => {
    await describeAnew(system(), { routes });
    const { workspace } = system();
    succeeded("apply of provider", await workspace.terraform("provider", "apply", "-auto-approve"));
    expect((await liveApi(system())).servedRoutes).toEqual(routes);
  };

  leftOut("a route is removed: one apply, and the stage serves it no more", WHY, async () => {
    await serve("GET /", "POST /orders/{id}");
    await serve("GET /");
  });

  leftOut("a path parameter is renamed: one apply, and the stage serves the new name", WHY, async () => {
    await serve("GET /", "POST /orders/{id}");
    await serve("GET /", "POST /orders/{order}");
    await serve("GET /");
  });
}
