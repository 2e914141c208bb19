import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** The repository's `data/`, which the API runs beside. */
const FOLDER = new URL('../../../../../data/', import.meta.url);

/** A file of reference data, and the digest by which a change of it is noticed. */
export async function readDataFile<Content>(file: string): Promise<{ content: Content; digest: string }> {
  const text = await readFile(new URL(file, FOLDER), 'utf8');
  return { content: JSON.parse(text) as Content, digest: createHash('sha256').update(text).digest('hex') };
}
