import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../root.ts';
import { runScript } from '../kit/scripts.ts';
import { documentId, type Stage, startStage } from '../kit/stage.ts';

/** How many people are registered. */
export const REGISTRATIONS = 50_000;

const pages = readFileSync(join(root, 'apps/web/src/lib/features/organise/tables.graphql'), 'utf8');
const operation = (name: string) => new RegExp(`(?:query|mutation) ${name}\\([\\s\\S]*?\\n\\}\\n`).exec(pages)![0];

/** The operations of the desk's tables, word for word. */
export const OPERATIONS = {
  page: operation('EventTablePage'),
  start: operation('ExportTable'),
  state: operation('TableExportState'),
};

/** An event with its organiser and everybody registered. */
export interface Desk {
  readonly stage: Stage;
  readonly eventId: string;
  /** By approval: one in thirty wants it. */
  readonly ticketTypeId: string;
  readonly cookie: string;
  /** As the seed printed it: registrations a second. */
  readonly seedRate: number;
}

/** Sets the stage with so many registrations, made through the use cases. */
export async function startDesk(): Promise<Desk> {
  let printed = '';
  let seeded = '';
  const stage = await startStage(Object.values(OPERATIONS), async (environment) => {
    printed = await runScript('tools/bench/desk/prepare.ts', environment);
    const count = { SEED_REGISTRATIONS: String(REGISTRATIONS) };
    seeded = await runScript('tools/demo/many/seed-many.ts', { ...environment, ...count });
  });
  const { value } = JSON.parse(/\{"bench":"seed\.rate".*\}/.exec(seeded)![0]) as { value: number };
  return { ...(JSON.parse(printed) as Omit<Desk, 'stage' | 'seedRate'>), stage, seedRate: value };
}

/** What the API answers to one of the operations. */
export async function ask<Data>(
  { stage, cookie }: Desk,
  operation: keyof typeof OPERATIONS,
  variables: object,
): Promise<Data> {
  const response = await fetch(stage.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ documentId: documentId(OPERATIONS[operation]), variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
