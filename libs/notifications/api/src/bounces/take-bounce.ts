import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { readReturnedMail } from '@pho-hien/notifications-core';
import { CLOCK, Database, sqlOf } from '@pho-hien/platform';
import { type AddressObject, simpleParser } from 'mailparser';
import { Mail } from '../mail.entity.ts';
import { MailTokens } from '../mail-tokens.ts';

/** What became of a mail that came to the return address. */
export type BounceOutcome = 'bounced' | 'known' | 'not-final' | 'not-a-notification' | 'not-ours';

/** Where mail servers say for whom a mail came: added by the last of them, so not by the sender. */
const RECIPIENT_HEADERS = ['x-original-to', 'delivered-to', 'envelope-to', 'to'];

/** Reports, and those about addresses in other scripts (RFC 6533). */
const DELIVERY_STATUS = ['message/delivery-status', 'message/global-delivery-status'];

/**
 * Reads what came back to a mail's return address, a report (RFC 3464) or prose, and marks the mail. Only who got
 * the mail's own return address can have it marked: the address is signed. The notification's text is not kept.
 */
@Injectable()
export class TakeBounce {
  constructor(
    private readonly database: Database,
    private readonly tokens: MailTokens,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param returnedTo the envelope's recipient, where the mail server passes it; else the headers are looked at */
  async run(message: Buffer, returnedTo?: string): Promise<BounceOutcome> {
    const parsed = await simpleParser(message, {
      skipImageLinks: true,
      skipTextToHtml: true,
      keepDeliveryStatus: true,
    });
    const named = RECIPIENT_HEADERS.flatMap((name) => addressesIn(parsed.headers.get(name)));
    const id = [...(returnedTo ? [returnedTo] : []), ...named]
      .map((address) => this.tokens.returnedMail(address))
      .find((found) => found !== null);
    if (!id) return 'not-ours';
    const part = parsed.attachments.find(({ contentType }) => DELIVERY_STATUS.includes(contentType));
    const told = readReturnedMail({
      deliveryStatus: part?.content.toString('utf8') ?? null,
      from: addressesIn(parsed.headers.get('from'))[0] ?? '',
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      autoSubmitted: textOf(parsed.headers.get('auto-submitted')),
      nullSender: textOf(parsed.headers.get('return-path'))?.replace(/[<>\s]/g, '') === '',
    });
    if (told.is !== 'bounced') return told.is;
    const now = this.clock.now();
    const marked = await sqlOf(this.database.reader, Mail)
      .updateTable('mails')
      .set((column) => ({
        status: 'bounced',
        last_error: told.code,
        bounced_at: now,
        sent_at: column.fn.coalesce('sent_at', column.val(now)),
        data: null,
        wording: null,
        claimed_until: null,
        next_attempt_at: null,
      }))
      .where('id', '=', id)
      // The answer may be faster than our own note that the mail was taken.
      .where((column) =>
        column.or([
          column('status', '=', 'sent'),
          column.and([column('status', '=', 'queued'), column('attempts', '>', 0)]),
        ]),
      )
      .returning('id')
      .executeTakeFirst();
    return marked ? 'bounced' : 'known';
  }
}

const textOf = (header: unknown): string | null => (typeof header === 'string' ? header : null);

function addressesIn(header: unknown): string[] {
  if (typeof header === 'string') return [header];
  if (Array.isArray(header)) return header.flatMap(addressesIn);
  const { value } = (header ?? {}) as Partial<AddressObject>;
  return (value ?? []).flatMap(({ address }) => (address ? [address] : []));
}
