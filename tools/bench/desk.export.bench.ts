import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readXlsx } from 'hucre/xlsx';
import { ask, type Desk, REGISTRATIONS, startDesk } from './desk/stage.ts';
import type { Figure } from './figure.ts';

const TARGET_S = 15;
const MOST_MIB = 100;
const COLUMNS = ['NAME', 'ORGANISATION', 'EMAIL', 'PHONE', 'TICKET_TYPE', 'SUBMITTED', 'STATUS', 'TICKET', 'NOTE'];

interface State {
  readonly status: string;
  readonly written: number;
  readonly file: { readonly id: string; readonly size: number } | null;
}

/** `desk.export`: from asking for everybody as an Excel file until it can be opened, and how much memory that takes the API. */
export async function* run(): AsyncGenerator<Figure> {
  const desk = await startDesk();
  try {
    const api = apiProcess();
    // The first one loads what exports need; it is the second that is measured.
    await exported(desk, { search: 'huong' }, () => undefined);
    await sleep(3000);
    const before = memoryOf(api);
    let most = before;
    const began = performance.now();
    const state = await exported(desk, {}, () => (most = Math.max(most, memoryOf(api))));
    const value = Number(((performance.now() - began) / 1000).toFixed(2));
    const rise = Math.round(most - before);
    const cells = await opened(desk, state.file!.id);
    const met = value <= TARGET_S && rise <= MOST_MIB && cells === state.written + 1 && state.written >= REGISTRATIONS;
    yield {
      bench: 'desk.export',
      value,
      unit: 's',
      target: `<= ${TARGET_S}`,
      met,
      rows: state.written,
      bytes: state.file!.size,
      rise: `${rise} MiB, at most ${MOST_MIB}`,
      before: `${Math.round(before)} MiB`,
    };
  } finally {
    await desk.stage.stop();
  }
}

async function exported(desk: Desk, filter: object, watch: () => void): Promise<State> {
  const input = { eventId: desk.eventId, table: 'REGISTRATIONS', format: 'XLSX', columns: COLUMNS, filter };
  const { exportTable } = await ask<{ exportTable: { id: string } }>(desk, 'start', { input });
  for (;;) {
    const { tableExport } = await ask<{ tableExport: State }>(desk, 'state', { id: exportTable.id });
    watch();
    if (tableExport.status === 'READY') return tableExport;
    if (tableExport.status === 'FAILED') throw new Error('The export failed');
    await sleep(50);
  }
}

/** How many rows the file has, its headings included. */
async function opened({ stage, cookie }: Desk, fileId: string): Promise<number> {
  const { origin } = new URL(stage.graphqlUrl);
  const answer = await fetch(`${origin}/api/files/${fileId}`, { headers: { cookie } });
  const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
  return book.sheets[0]!.rows.length;
}

/** The API is the child of ours that was started last. */
function apiProcess(): number {
  const children = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      return Number(parent) === process.pid && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('main.ts');
    } catch {
      return false;
    }
  });
  if (children.length === 0) throw new Error('The API is not found: its memory is read from /proc');
  return Number(children.at(-1));
}

/** Resident memory, in MiB. */
function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}
