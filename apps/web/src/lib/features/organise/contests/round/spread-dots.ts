interface Marked {
  readonly marks: readonly { readonly criterionId: string; readonly points: number }[];
}

/** A dot for each judge on one criterion, rising by points; of equal ones each stands above the one before. */
export function dotsOf(sheets: readonly Marked[], criterionId: string): { points: number; above: number }[] {
  const given = sheets
    .flatMap(({ marks }) => marks.filter((mark) => mark.criterionId === criterionId).map(({ points }) => points))
    .sort((a, b) => a - b);
  return given.map((points, at) => ({ points, above: at - given.indexOf(points) }));
}
