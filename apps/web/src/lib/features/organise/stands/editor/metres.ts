/** Centimetres as metres are written here: 250 is `2,5`. */
export const inMetres = (centimetres: number): string => String(centimetres / 100).replace('.', ',');

/** The centimetres of metres as somebody typed them, to the nearest; null for what is no length. */
export function fromMetres(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  if (!/^\d{1,4}(?:\.\d{1,3})?$/.test(plain)) return null;
  return Math.round(Number(plain) * 100);
}

/** The nearest line of the grid. */
export const snapped = (centimetres: number, grid: number): number => Math.round(centimetres / grid) * grid;
