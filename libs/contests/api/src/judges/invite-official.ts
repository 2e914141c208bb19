import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '@pho-hien/audit-api';
import { linkTo, OfferRole, type OfferedRole } from '@pho-hien/identity-api';
import {
  type Clock,
  inContest,
  InvalidInput,
  type Locale,
  newId,
  normaliseEmail,
  parseEmail,
  problemIn,
  textIn,
} from '@pho-hien/kernel';
import { MailQueue } from '@pho-hien/notifications-api';
import type { Field } from '@pho-hien/organisations-core';
import {
  type Caller,
  CLOCK,
  Database,
  ENVIRONMENT,
  type Environment,
  notFound,
  RateLimits,
  type Transaction,
} from '@pho-hien/platform';
import { type LockedContest, lockContest } from '../setup/locked-contest.ts';
import { contestsSql } from '../sql.ts';
import { requireOneSide } from './judges-or-runs.ts';

/** The mails that one person can make us send to strangers. */
const INVITATIONS = { name: 'contest-invitations', times: 200, seconds: 3600 };

/** Somebody who shall run the contest, or judge it. */
export interface OfficialInvitation {
  readonly contestId: string;
  readonly email: string;
  readonly locale: Locale;
  /** For a judge; null for a secretary. */
  readonly judge: {
    readonly boardId: string | null;
    readonly fields: readonly Field[];
    readonly maxLoad: number | null;
  } | null;
}

/** Asks somebody by mail to run a contest, or to judge it; the link works once and for seven days. */
@Injectable()
export class InviteOfficial {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
    private readonly offers: OfferRole,
    private readonly mails: MailQueue,
    private readonly limits: RateLimits,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `InvalidInput`, also for who holds the role already; `JudgesOrRuns`. */
  async run(caller: Caller, invitation: OfficialInvitation): Promise<OfferedRole> {
    const { judge, locale } = invitation;
    const address = invitation.email.trim();
    InvalidInput.throwIfAny([
      ...problemIn('email', address === '' ? 'required' : parseEmail(address) === null ? 'not_an_email' : null),
      ...problemIn('maxLoad', judge?.maxLoad == null ? null : loadProblem(judge.maxLoad)),
    ]);
    if (caller.actor.kind === 'person') await this.limits.use(INVITATIONS, caller.actor.userId);
    return this.database.transaction(async (tx) => {
      const contest = await lockContest(tx, invitation.contestId);
      const isBoard = judge?.boardId == null || contest.setup.boards.some(({ id }) => id === judge.boardId);
      InvalidInput.throwIfAny(problemIn('boardId', isBoard ? null : 'unknown_value'));
      const role = judge ? 'JUDGE' : 'CONTEST_SECRETARY';
      const email = normaliseEmail(address);
      await requireOneSide(tx, contest, email, role);
      const scope = inContest(contest.id, contest.event_id);
      const offered = await this.offers.run(tx, caller, { email, role, scope, locale });
      if (judge) await this.keepJudge(tx, caller, contest, { ...judge, email, invitationId: offered.invitationId });
      const { actor } = caller;
      await this.mails.queueMail(tx, {
        template: 'contest-invitation',
        to: email,
        locale,
        about: { type: 'staff_invitation', id: offered.invitationId },
        notAfter: offered.expiresAt,
        values: {
          inviterName: actor.kind === 'person' ? actor.name || actor.email : textIn(contest.setup.name, locale),
          contestName: textIn(contest.setup.name, locale),
          role,
          acceptUrl: linkTo(this.environment.PUBLIC_URL, 'staffInvitation', offered.token, locale),
          expiresAt: offered.expiresAt.toISOString(),
        },
      });
      return offered;
    });
  }

  private async keepJudge(
    tx: Transaction,
    caller: Caller,
    contest: LockedContest,
    judge: NonNullable<OfficialInvitation['judge']> & { readonly email: string; readonly invitationId: string },
  ): Promise<void> {
    const now = this.clock.now();
    const said = {
      invitation_id: judge.invitationId,
      board_id: judge.boardId,
      fields: JSON.stringify(judge.fields) as never,
      max_load: judge.maxLoad,
      invited_at: now,
    };
    const { id } = await contestsSql(tx)
      .insertInto('contest_judges')
      .values({ id: newId(this.clock), contest_id: contest.id, email: judge.email, ...said })
      // Asked again, also who had ended: they sign anew.
      .onConflict((conflict) =>
        conflict.columns(['contest_id', 'email']).doUpdateSet({
          ...said,
          ended_at: null,
          ended_reason: null,
          user_id: null,
          statement_version: null,
          statement_text: null,
          signed_at: null,
        }),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await this.audit.append(tx, {
      aggregateType: 'contest_judge',
      aggregateId: id,
      ...(contest.event_id && { eventId: contest.event_id }),
      action: 'contest_judge.invited',
      caller,
      changes: { contestId: contest.id, boardId: judge.boardId, fields: [...judge.fields], maxLoad: judge.maxLoad },
      personal: { email: judge.email },
    });
  }
}

/** What is wrong with the most entries that a judge agrees to. */
export function loadProblem(load: number) {
  if (!Number.isInteger(load)) return 'not_a_number';
  return load < 1 ? 'too_small' : load > 1_000 ? 'too_large' : null;
}

/** The person who acts; throws `NOT_FOUND` for a job or a device. */
export function personIn(caller: Caller): string {
  if (caller.actor.kind !== 'person') throw notFound();
  return caller.actor.userId;
}
