/**
 * A number from 0 to 2³² - 1 that looks drawn by lot and depends on the two numbers alone: the finaliser of
 * MurmurHash3 (Appleby, public domain) over both.
 */
export function mix(a: number, b: number): number {
  let h = (Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 1, 0x85ebca6b)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
