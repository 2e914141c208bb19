import { m } from '@pho-hien/messages';
import { shortId } from './value-text.ts';

/** Who did something, as a sentence begins: a person by name, else what kind of hand it was. */
export function actorText({ actor, actorName }: { actor: string; actorName: string | null }): string {
  const [kind, id = ''] = actor.split(/:(.*)/s);
  if (kind === 'person') return actorName ?? m.audit_actor_erased({ id: shortId(id) });
  if (kind === 'device') return m.audit_actor_device({ id: shortId(id) });
  return kind === 'system' ? m.audit_actor_system() : m.audit_actor_anonymous();
}
