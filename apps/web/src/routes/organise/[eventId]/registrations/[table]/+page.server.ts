import { error } from '@sveltejs/kit';
import { exportTable, keepColumns, loadTable } from '#lib/features/organise/table/server/load-table.ts';
import { tableNamed } from '#lib/features/organise/table/table-address.ts';
import type { Actions, PageServerLoad } from './$types';

function tableOf(name: string) {
  const table = tableNamed(name);
  if (!table || table === 'REGISTRATIONS') error(404, 'Not found', {});
  return table;
}

export const load: PageServerLoad = (event) => loadTable(event, event.params.eventId, tableOf(event.params.table));

export const actions: Actions = {
  columns: (event) => keepColumns(event, tableOf(event.params.table)),
  export: (event) => exportTable(event, event.params.eventId, tableOf(event.params.table)),
};
