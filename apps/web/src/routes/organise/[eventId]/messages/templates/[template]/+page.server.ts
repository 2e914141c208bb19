import { error, fail } from '@sveltejs/kit';
import { MailTemplatesDocument, SaveMailWordingDocument, SendTestMailDocument } from '#generated/graphql.ts';
import { readWording, wordingInputOf } from '#lib/features/organise/messages/wording-values.ts';
import { statusOf } from '#lib/form/refusal.ts';
import { ask, attempt } from '#lib/api/ask.ts';
import { requireRight } from '#lib/features/organise/server/require-right.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  requireRight((await event.parent()).may, 'message.send');
  const { mailTemplates } = await ask(event, MailTemplatesDocument, { eventId: event.params.eventId });
  const template = mailTemplates.find(({ name }) => name === event.params.template);
  if (!template) error(404, 'Not found', {});
  return { template };
};

async function save(event: RequestEvent, data: FormData, reset: boolean) {
  const values = readWording(data);
  const { eventId, template } = event.params;
  const { done, refusal } = await attempt(event, SaveMailWordingDocument, {
    input: { eventId, template, version: Number(data.get('version')), wording: reset ? null : wordingInputOf(values) },
  });
  if (refusal) return fail(statusOf(refusal), { values, refusal });
  const result = done.saveMailWording;
  if (result.__typename === 'StaleVersion') return fail(409, { values, stale: result.current });
  if (result.__typename === 'UnusableWording' || result.__typename === 'InvalidInput')
    return fail(422, { values, problems: result.problems });
  return { saved: true };
}

export const actions: Actions = {
  save: async (event) => save(event, await event.request.formData(), false),
  reset: async (event) => save(event, await event.request.formData(), true),
  test: async (event) => {
    const data = await event.request.formData();
    const values = readWording(data);
    const { eventId, template } = event.params;
    const { done, refusal } = await attempt(event, SendTestMailDocument, {
      input: {
        eventId,
        template,
        locale: data.get('locale') === 'en' ? 'en' : 'vi',
        wording: data.has('subject.vi') ? wordingInputOf(values) : null,
      },
    });
    if (refusal) return fail(statusOf(refusal), { values, refusal });
    const result = done.sendTestMail;
    if (result.__typename === 'TestedTooOften') return fail(429, { values, retryAt: result.retryAt });
    if (result.__typename === 'UnusableWording' || result.__typename === 'InvalidInput')
      return fail(422, { values, problems: result.problems });
    return { tested: result.to };
  },
};
