/** An id that ends in this digit. */
export function factId(last: string): string {
  return `01890000-0000-7000-8000-00000000000${last}`;
}
