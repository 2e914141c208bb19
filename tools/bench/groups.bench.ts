import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import { root } from '../root.ts';
import type { Figure } from './figure.ts';
import { runScript } from './kit/scripts.ts';
import { documentId, onDatabase, type Stage, startStage } from './kit/stage.ts';

const ROWS = 2000;
const TARGET_S = 10;
const PATIENCE_MS = 60_000;

/** The operation by which the page confirms a list, word for word. */
const CONFIRM = /mutation ConfirmImport[\s\S]*?\n\}\n/.exec(
  readFileSync(join(root, 'apps/web/src/lib/features/groups/groups.graphql'), 'utf8'),
)![0];

interface Prepared {
  readonly organisationId: string;
  readonly ticketTypeId: string;
  readonly cookie: string;
}

/** `groups.import`: from a school's spreadsheet leaving the browser until everybody on it is registered. */
export async function* run(): AsyncGenerator<Figure> {
  let prepared: Prepared | undefined;
  const stage = await startStage([CONFIRM], async (environment) => {
    const places = { BENCH_PLACES: String(ROWS) };
    prepared = JSON.parse(await runScript('tools/bench/groups/prepare.ts', { ...environment, ...places })) as Prepared;
  });
  try {
    const sheet = await spreadsheet();
    const began = performance.now();
    const importId = await upload(stage, prepared!, sheet);
    const read = performance.now();
    await confirm(stage, prepared!, importId);
    const counts = await written(stage, importId);
    const value = Number(((performance.now() - began) / 1000).toFixed(2));
    const met = value <= TARGET_S && counts.confirmed + counts.awaiting === ROWS;
    const detail = { rows: ROWS, bytes: sheet.length, readAfter: `${Math.round(read - began)} ms`, ...counts };
    yield { bench: 'groups.import', value, unit: 's', target: `<= ${TARGET_S}`, met, ...detail };
  } finally {
    await stage.stop();
  }
}

/** Half of them pupils under 16, whose guardians are asked. */
function spreadsheet(): Promise<Uint8Array> {
  const headings = [
    'Họ và tên',
    'Ngày sinh',
    'Thư điện tử',
    'Số điện thoại',
    'Họ tên người giám hộ',
    'Thư điện tử người giám hộ',
    'Ngôn ngữ',
  ];
  const rows = Array.from({ length: ROWS }, (_, at) =>
    at % 2 === 0
      ? [`Nguyễn Thị Lớn ${at}`, '05/03/2001', `lon${at}@truong.example`, '912345678', '', '', '']
      : [`Nguyễn Văn Bé ${at}`, '05/03/2015', '', '', 'Nguyễn Thị Phụ Huynh', `ph${at}@nha.example`, ''],
  );
  return writeXlsx({ sheets: [{ name: 'Danh sách', rows: [headings, ...rows] }] });
}

async function upload({ graphqlUrl }: Stage, to: Prepared, sheet: Uint8Array): Promise<string> {
  const { origin } = new URL(graphqlUrl);
  const address = `${origin}/api/organisations/${to.organisationId}/group-imports/${to.ticketTypeId}`;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'danh-sach.xlsx', cookie: to.cookie },
    body: new Uint8Array(sheet),
  });
  const told = (await response.json()) as { importId?: string };
  if (!told.importId) throw new Error(`The spreadsheet was answered ${response.status} ${JSON.stringify(told)}`);
  return told.importId;
}

async function confirm({ graphqlUrl }: Stage, { cookie }: Prepared, importId: string): Promise<void> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      documentId: documentId(CONFIRM),
      variables: { input: { importId, authorityReference: null } },
    }),
  });
  const told = await response.text();
  if (!told.includes('"ImportChanged"')) throw new Error(`Confirming was answered ${told}`);
}

/** What the rows say as soon as the list is written. */
async function written({ databaseUrl }: Stage, importId: string): Promise<{ confirmed: number; awaiting: number }> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(50)) {
    const [row] = await onDatabase<{ confirmed: number; awaiting: number }>(
      databaseUrl,
      `select count(*) filter (where r.status = 'CONFIRMED')::int as confirmed,
              count(*) filter (where r.status = 'AWAITING_CONSENT')::int as awaiting
         from group_imports i join registrations r on r.group_id = i.id
        where i.id = $1 and i.status = 'WRITTEN'`,
      [importId],
    );
    if (row!.confirmed + row!.awaiting > 0) return row!;
  }
  throw new Error('The list was not written in time');
}
