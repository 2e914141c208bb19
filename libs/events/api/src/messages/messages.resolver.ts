import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MailLog, MailLogConnection, MailStatusEnum } from '@pho-hien/notifications-api';
import type { MailStatus } from '@pho-hien/notifications-core';
import { as, type Caller, CurrentCaller, outcomeOf, Requires, resultUnion, scopeOf } from '@pho-hien/platform';
import { ResentTooOftenType } from '../tickets/ticket.graphql.ts';
import { EventMails, templateNamed } from './event-mails.ts';
import {
  MailNotResendableType,
  MailPreview,
  MailResent,
  MailTemplate,
  MailWordingSaved,
  PreviewMailInput,
  PreviewMailResult,
  ResendMailInput,
  SaveMailWordingInput,
  SaveMailWordingResult,
  SendTestMailInput,
  SendTestMailResult,
  TestMailQueued,
} from './messages.graphql.ts';
import { ResendMail } from './resend-mail.ts';
import { SaveMailWording } from './save-mail-wording.ts';
import { SendTestMail } from './send-test-mail.ts';

const ResendMailResult = resultUnion('ResendMailResult', MailResent, MailNotResendableType, ResentTooOftenType);

/** The mails of an event: their words, what became of them. */
@Resolver()
export class MessagesResolver {
  constructor(
    private readonly mails: EventMails,
    private readonly log: MailLog,
    private readonly save: SaveMailWording,
    private readonly test: SendTestMail,
    private readonly resend: ResendMail,
  ) {}

  @Requires('message.send', scopeOf('event', 'eventId'))
  @Query(() => [MailTemplate], { description: 'Every mail that the system sends, with the event’s words for it.' })
  mailTemplates(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.mails.templates(eventId);
  }

  @Requires('message.send', scopeOf('event', 'input.eventId'))
  @Query(() => PreviewMailResult, { description: 'A mail exactly as it will look, with sample values.' })
  previewMail(@Args('input') input: PreviewMailInput) {
    return outcomeOf(this.mails.preview(input).then((preview) => as(MailPreview, preview)));
  }

  @Requires('message.send', scopeOf('event', 'input.eventId'))
  @Mutation(() => SaveMailWordingResult, { description: 'A new version of the organisers’ words of one mail.' })
  saveMailWording(
    @Args('input') { eventId, template, version, wording }: SaveMailWordingInput,
    @CurrentCaller() caller: Caller,
  ) {
    const work = this.save.run(caller, eventId, template, version, wording ?? null);
    return outcomeOf(
      work.then(async () =>
        as(MailWordingSaved, { template: await this.mails.template(eventId, templateNamed(template)) }),
      ),
    );
  }

  @Requires('message.send', scopeOf('event', 'input.eventId'))
  @Mutation(() => SendTestMailResult, { description: 'Sends it to the caller’s own address, marked as a test.' })
  sendTestMail(@Args('input') input: SendTestMailInput, @CurrentCaller() caller: Caller) {
    return outcomeOf(this.test.run(caller, input).then((to) => as(TestMailQueued, { to })));
  }

  @Requires('registration.read', scopeOf('event', 'eventId'))
  @Query(() => MailLogConnection, { description: 'The mails of an event, newest first.' })
  eventMails(
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('status', { type: () => MailStatusEnum, nullable: true }) status?: MailStatus,
    @Args('template', { type: () => String, nullable: true }) template?: string,
    @Args('announcementId', { type: () => ID, nullable: true }) announcementId?: string,
    @Args('search', {
      type: () => String,
      nullable: true,
      description: 'Words, each somewhere in name or address; diacritics and case do not matter.',
    })
    search?: string,
    @Args('lost', {
      type: () => Boolean,
      nullable: true,
      description: 'Only those that did not arrive, with nothing written about the same since.',
    })
    lost?: boolean,
    @Args('first', { type: () => Int, nullable: true, description: '1 to 100; 30 when not said.' }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ) {
    return this.log.page({ eventId, status, template, announcementId, search, lost, first, after });
  }

  @Requires('registration.read', scopeOf('event', 'eventId'))
  @Query(() => Int, { description: 'How many of an event’s mails did not arrive, with nothing written since.' })
  lostMails(@Args('eventId', { type: () => ID }) eventId: string) {
    return this.log.lostOf(eventId);
  }

  @Requires('message.send', scopeOf('mail', 'input.mailId'))
  @Mutation(() => ResendMailResult, { description: 'Sends a mail once more, as things stand now. No one-time codes.' })
  resendMail(@Args('input') { mailId }: ResendMailInput, @CurrentCaller() caller: Caller) {
    const work = this.resend.run(caller, mailId);
    return outcomeOf(work.then(async () => as(MailResent, { mail: (await this.log.find(mailId))! })));
  }
}
