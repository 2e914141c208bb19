import { fail } from '@sveltejs/kit';
import { isId, isVietnamDay, vietnamDayOf } from '@pho-hien/kernel';
import {
  AuditNamesDocument,
  AuditPageDocument,
  AuditRegistrantsDocument,
  AuditTicketTypesDocument,
  VerifyChainDocument,
  VerifyEventAuditDocument,
} from '#generated/graphql.ts';
import { request } from '#lib/api/request.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { rightsOf } from '#lib/features/organise/rights.ts';
import { auditActionText } from '#lib/features/organise/audit/audit-words.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { say } from '#lib/shell/written.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = 50;

export const load: PageServerLoad = async (event) => {
  const { eventId } = event.params;
  const query = event.url.searchParams;
  const aggregateType = query.get('type') || null;
  const of = query.get('of');
  const aggregateId = isId(of) ? of : null;
  const dayIn = (name: string) => (isVietnamDay(query.get(name)) ? query.get(name) : null);
  const [{ eventAuditLog: log, eventAuditActors: actors, eventAuditActions: actions }, known, types] =
    await Promise.all([
      ask(event, AuditPageDocument, {
        eventId,
        aggregateType,
        aggregateId,
        actor: query.get('who') || null,
        action: query.get('did') || null,
        from: dayIn('from'),
        to: dayIn('to'),
        first: PAGE,
        after: query.get('after') || null,
      }),
      // Names make the log readable; an auditor may read the log and not the desk.
      request(event.fetch, AuditNamesDocument, { eventId }).catch(() => null),
      request(event.fetch, AuditTicketTypesDocument, { eventId }).catch(() => null),
    ]);
  const names: Record<string, string> = {};
  for (const type of types?.managedEvent.ticketTypes ?? []) names[type.id] = say(type.name);
  for (const list of known?.checkInLists ?? []) names[list.id] = say(list.name);
  for (const member of known?.staff ?? []) names[member.id] = member.name || member.email;
  for (const gate of known?.gates ?? []) {
    names[gate.id] = gate.name;
    for (const device of gate.devices) names[device.id] = device.name;
  }
  const unnamed = () => log.edges.some(({ node }) => node.aggregateType === 'registration' && !names[node.aggregateId]);
  for (const { node } of log.edges) {
    const fullName = node.changes.find(({ field, personal }) => personal && field === 'fullName')?.value;
    if (fullName) names[node.aggregateId] = fullName;
  }
  if (unnamed()) {
    const recent = await request(event.fetch, AuditRegistrantsDocument, { eventId }).catch(() => null);
    for (const { node } of recent?.registrations.edges ?? []) names[node.id] = node.fullName;
  }
  const days: { day: string; entries: (typeof log.edges)[number]['node'][] }[] = [];
  for (const { node } of log.edges) {
    const day = vietnamDayOf(new Date(node.at));
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
    days.at(-1)!.entries.push(node);
  }
  return {
    days,
    names,
    people: actors
      .map(({ actor, actorName }) => ({ value: actor, label: actorName ?? actor.slice(0, 20) }))
      .sort(byLabel),
    deeds: actions.map((value) => ({ value, label: sentenceCase(auditActionText(value)) })).sort(byLabel),
    next: log.pageInfo.hasNextPage ? (log.pageInfo.endCursor ?? null) : null,
    anchors: rightsOf((await event.parent()).viewer, ['audit.read']).length > 0,
    chain: aggregateType && aggregateId ? { type: aggregateType, id: aggregateId } : null,
  };
};

interface Option {
  readonly value: string;
  readonly label: string;
}
const byLabel = (one: Option, other: Option) => one.label.localeCompare(other.label, 'vi');
/** The words go on after a name in the list; here they stand alone. */
const sentenceCase = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

export const actions: Actions = {
  verify: async (event) => {
    const data = await event.request.formData();
    const id = String(data.get('id'));
    const { done, refusal } = await attempt(event, VerifyChainDocument, {
      aggregateType: String(data.get('type')),
      aggregateId: id,
    });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { verified: { id, verdict: done.verifyAuditChain } };
  },
  verifyAll: async (event) => {
    const { done, refusal } = await attempt(event, VerifyEventAuditDocument, { eventId: event.params.eventId });
    if (refusal) return fail(statusOf(refusal), { refusal });
    return { checked: done.verifyEventAudit };
  },
};
