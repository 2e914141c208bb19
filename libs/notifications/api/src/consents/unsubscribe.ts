import { Injectable } from '@nestjs/common';
import { type Caller, Database, sqlOf } from '@pho-hien/platform';
import { Mail } from '../mail.entity.ts';
import { MailTokens } from '../mail-tokens.ts';
import { type ConsentSource, MailConsents } from './mail-consents.ts';
import type { Unsubscription } from './unsubscription.graphql.ts';

/** Ends the mails of one purpose for whoever holds a link from one of them. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly database: Database,
    private readonly tokens: MailTokens,
    private readonly consents: MailConsents,
  ) {}

  /** What the link would end; null for a link that is none, so that nobody learns which mails there are. */
  async look(token: string): Promise<Unsubscription | null> {
    const found = await this.find(token);
    return found && { address: hidden(found.address), subscribed: await found.source.stands(found.address) };
  }

  /** Ends them; returns the address with most of it hidden, or null for a link that is none. */
  async run(caller: Caller, token: string): Promise<string | null> {
    const found = await this.find(token);
    if (!found) return null;
    await found.source.withdraw(caller, found.address);
    return hidden(found.address);
  }

  private async find(token: string): Promise<{ address: string; source: ConsentSource } | null> {
    const id = this.tokens.mailToUnsubscribe(token);
    if (!id) return null;
    const mail = await sqlOf(this.database.reader, Mail)
      .selectFrom('mails')
      .select(['recipient', 'purpose'])
      .where('id', '=', id)
      .executeTakeFirst();
    const source = mail && this.consents.of(mail.purpose);
    return mail?.recipient && source ? { address: mail.recipient, source } : null;
  }
}

/** The link may be passed on: who opens it need not learn the address. */
const hidden = (address: string): string => address.replace(/^(.).*@/, '$1…@');
