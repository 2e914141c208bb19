import { PERMISSIONS } from '@pho-hien/kernel';
import { ManagedEventFrameDocument } from '#generated/graphql.ts';
import { rightsOf } from '#lib/features/organise/rights.ts';
import { ask } from '#lib/api/ask.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { eventId: id } = event.params;
  const { viewer } = await event.parent();
  const may = rightsOf(viewer, PERMISSIONS, id);
  const { managedEvent, registrations } = await ask(event, ManagedEventFrameDocument, {
    id,
    registrations: may.includes('registration.read'),
  });
  return { event: managedEvent, waiting: registrations?.totalCount ?? 0, may };
};
