import { PERMISSIONS } from '@pho-hien/kernel';
import { ManagedEventFrameDocument } from '#generated/graphql.ts';
import { rightsOf } from '#lib/features/organise/rights.ts';
import { ask } from '#lib/api/ask.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
  const { managedEvent, registrations } = await ask(event, ManagedEventFrameDocument, { id: event.params.eventId });
  const { viewer } = await event.parent();
  return {
    event: managedEvent,
    waiting: registrations.totalCount ?? 0,
    may: rightsOf(viewer, PERMISSIONS, managedEvent.id),
  };
};
