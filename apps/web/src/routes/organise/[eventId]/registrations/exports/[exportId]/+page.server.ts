import { TableExportStateDocument } from '#generated/graphql.ts';
import { ask } from '#lib/api/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { tableExport } = await ask(event, TableExportStateDocument, { id: event.params.exportId });
  return { wanted: tableExport };
};
