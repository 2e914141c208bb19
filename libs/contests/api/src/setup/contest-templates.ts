import { Injectable } from '@nestjs/common';
import { type ContestTemplate, templateProblems } from '@pho-hien/contests-core';
import { readFile } from 'node:fs/promises';

const FILE = new URL('../../../../../data/contest-templates.json', import.meta.url);

/** Contests as they were run somewhere, from the reference data; read once a process. */
@Injectable()
export class ContestTemplates {
  private templates: Promise<readonly ContestTemplate[]> | undefined;

  /** Throws where the file is not what templates are. */
  all(): Promise<readonly ContestTemplate[]> {
    return (this.templates ??= read());
  }
}

async function read(): Promise<readonly ContestTemplate[]> {
  const content: unknown = JSON.parse(await readFile(FILE, 'utf8'));
  const problems = templateProblems(content);
  if (problems.length > 0) throw new Error(`contest-templates.json: ${problems.map(({ field }) => field).join(', ')}`);
  return (content as { readonly templates: readonly ContestTemplate[] }).templates;
}
