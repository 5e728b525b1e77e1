import { z } from "zod";
import { METHODS, parseRoute } from "../../model/route";
import { list } from "./scalars";

const WHAT = `a method (${METHODS.join(", ")}), a space and a path such as "GET /" or "POST /orders/{id}"`;

/** `POST /orders/{id}` */
export const route = z
  .string(WHAT)
  .meta({
    pattern: `^(?:${METHODS.join("|")}) /`,
    examples: ["GET /", "POST /orders/{id}", "GET /files/{rest+}"],
  })
  .transform((text, context) => {
    const parsed = parseRoute(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: WHAT });
    return z.NEVER;
  });

export const routes = list(route, "a list of at least one route");
