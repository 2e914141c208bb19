import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { isLocale } from '@pho-hien/kernel';
import { Public, RateLimits } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RegistrationQueries } from '../../registrations/registration.queries.ts';
import { WalletTokens } from '../../registrations/wallet-tokens.ts';
import { ProgrammeCalendars } from './programme-calendars.ts';

/** Calendars ask again by themselves; a hall full of phones behind one address still stays below. */
const CALENDAR_FILES = { name: 'calendar-file', times: 240, seconds: 60 };

/** Calendar files: of the agenda and of a session for everybody, of one's own sessions for who has the wallet. */
@Controller('api')
@Public()
export class CalendarFilesController {
  constructor(
    private readonly calendars: ProgrammeCalendars,
    private readonly registrations: RegistrationQueries,
    private readonly wallets: WalletTokens,
    private readonly limits: RateLimits,
  ) {}

  @Get('events/:slug/agenda.ics')
  agenda(
    @Param('slug') slug: string,
    @Query('locale') locale: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    return this.send(request, reply, slug, () => this.calendars.ofEvent(slug, isLocale(locale) ? locale : 'vi'));
  }

  @Get('events/:slug/sessions/:file')
  session(
    @Param('slug') slug: string,
    @Param('file') file: string,
    @Query('locale') locale: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ) {
    const id = /^([0-9a-f-]{36})\.ics$/.exec(file)?.[1];
    return this.send(request, reply, id ?? slug, async () =>
      id ? this.calendars.ofSession(slug, id, isLocale(locale) ? locale : 'vi') : null,
    );
  }

  @Get('tickets/:walletToken/sessions.ics')
  mine(@Param('walletToken') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    void reply.header('cache-control', 'private, no-store');
    return this.send(request, reply, 'sessions', async () => {
      const hash = this.wallets.hashOf(token);
      const wallet = hash ? await this.registrations.walletByHash(hash) : undefined;
      return wallet ? this.calendars.ofRegistration(wallet.registrationId) : null;
    });
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    build: () => Promise<string | null>,
  ): Promise<void> {
    void reply.header('x-content-type-options', 'nosniff');
    const retryAt = await this.limits.tooOften(CALENDAR_FILES, request.ip);
    if (retryAt) {
      const seconds = Math.max(1, Math.ceil((retryAt.getTime() - Date.now()) / 1000));
      await reply.code(429).header('retry-after', seconds).type('text/plain').send('');
      return;
    }
    const content = await build();
    if (content === null) {
      await reply.code(404).type('text/plain').send('');
      return;
    }
    await reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.ics"`)
      .send(content);
  }
}
