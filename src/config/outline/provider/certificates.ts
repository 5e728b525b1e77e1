import type { Path } from "../../findings/finding";

/** A text of a list in the file. */
export interface ListedText {
  readonly path: Path;
  readonly text: string;
}

/** The certificates that a consumer, be it of the file or outside, is known by. */
export interface CertificatesOutline {
  readonly subjects: readonly ListedText[];
  readonly serials: readonly ListedText[];
}

type Texts = readonly (string | undefined)[];

/** @param holder the map whose keys `subjects` and `serials` list them */
export function certificatesOutline(
  holder: { readonly subjects?: Texts; readonly serials?: Texts } | undefined,
  path: Path,
): CertificatesOutline {
  const listed = (key: "subjects" | "serials") =>
    (holder?.[key] ?? []).flatMap((text, i) => (text === undefined ? [] : { path: [...path, key, i], text }));
  return { subjects: listed("subjects"), serials: listed("serials") };
}
