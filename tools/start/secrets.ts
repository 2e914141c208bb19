import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a demonstration needs and nobody should have to invent. */
export interface DemoSecrets {
  /** The prefix tells production to refuse these. */
  AUTH_SECRET: string;
  FIELD_SECRET: string;
  databasePassword: string;
}

/** The secrets in `file`, made at the first start; sealed rows could not be read with others. */
export function demoSecrets(file: string): DemoSecrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const random = () => randomBytes(24).toString('hex');
  const made = {
    AUTH_SECRET: `demo-only-${random()}`,
    FIELD_SECRET: `demo-only-${random()}`,
    databasePassword: random(),
  };
  mkdirSync(dirname(file), { recursive: true });
  // Whole or not at all: half a file of secrets would lock its owner out of the database.
  writeFileSync(`${file}.part`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.part`, file);
  return made;
}
