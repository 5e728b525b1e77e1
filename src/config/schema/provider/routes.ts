import { z } from "zod";
import { ANY, METHODS, parseRoute } from "../../../model/routes/route";
import { list } from "../values/scalars";

const WORDS = [...METHODS, ANY];
const WHAT = `a method (${WORDS.join(", ")}), a space and a path such as "GET /" or "POST /orders/{id}"`;

/** `POST /orders/{id}` */
export const route = z
  .string(WHAT)
  .meta({
    pattern: `^(?:${WORDS.join("|")}) /`,
    examples: ["GET /", "POST /orders/{id}", "ANY /files/{rest+}"],
  })
  .transform((text, context) => {
    const parsed = parseRoute(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: "custom", message: WHAT });
    return z.NEVER;
  });

export const routes = list(route, "a list of at least one route");
