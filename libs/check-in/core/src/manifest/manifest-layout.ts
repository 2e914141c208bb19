import { idToBytes } from '@pho-hien/kernel';

/** What every manifest begins with; the number is the format's. */
export const MAGIC = new TextEncoder().encode('PHM1');

/** The bytes of an id. */
export const ID_BYTES = 16;

/** Where an id stands among sorted ids of 16 bytes each; below nought where it is not among them. */
export function rowOfId(ids: Uint8Array, id: string): number {
  const wanted = idToBytes(id);
  let low = 0;
  let high = ids.length / ID_BYTES - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareAt(ids, middle * ID_BYTES, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function compareAt(ids: Uint8Array, at: number, wanted: Uint8Array): number {
  for (let i = 0; i < ID_BYTES; i += 1) {
    const difference = ids[at + i]! - wanted[i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
