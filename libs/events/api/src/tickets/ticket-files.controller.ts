import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Clock } from '@pho-hien/kernel';
import { CLOCK, Public, RateLimits } from '@pho-hien/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ticketFileName } from '../documents/ticket-attachments.ts';
import type { TicketDocument } from '../documents/ticket-document.ts';
import { RegistrationQueries } from '../registrations/registration.queries.ts';
import { WalletTokens } from '../registrations/wallet-tokens.ts';
import { TicketDocuments } from './ticket-documents.ts';
import { TicketPrinter } from './ticket-printer.ts';
import { TicketQueries } from './ticket.queries.ts';

/** Drawing costs time; a hall full of phones behind one address still stays below. */
const TICKET_FILES = { name: 'ticket-file', times: 120, seconds: 60 };

/** The ticket as files, for who has the wallet's token. */
@Controller('api/tickets/:walletToken')
@Public()
export class TicketFilesController {
  constructor(
    private readonly registrations: RegistrationQueries,
    private readonly tickets: TicketQueries,
    private readonly documents: TicketDocuments,
    private readonly printer: TicketPrinter,
    private readonly wallets: WalletTokens,
    private readonly limits: RateLimits,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('ticket.pdf')
  pdf(@Param('walletToken') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.send(token, request, reply, { kind: 'pdf', ending: 'pdf', type: 'application/pdf' });
  }

  @Get('ticket.ics')
  ics(@Param('walletToken') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.send(token, request, reply, { kind: 'ics', ending: 'ics', type: 'text/calendar; charset=utf-8' });
  }

  @Get('qr.png')
  qr(@Param('walletToken') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.send(token, request, reply, { kind: 'qr', ending: 'png', type: 'image/png' });
  }

  private async send(token: string, request: FastifyRequest, reply: FastifyReply, file: TicketFile): Promise<void> {
    void reply.header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff');
    const retryAt = await this.limits.tooOften(TICKET_FILES, request.ip);
    if (retryAt) {
      const seconds = Math.max(1, Math.ceil((retryAt.getTime() - Date.now()) / 1000));
      await reply.code(429).header('retry-after', seconds).type('text/plain').send('');
      return;
    }
    const ticket = await this.find(token);
    if (!ticket) {
      await reply.code(404).type('text/plain').send('');
      return;
    }
    const content = await this.printer.print(file.kind, ticket, this.clock.now());
    await reply
      .type(file.type)
      .header('content-disposition', `attachment; filename="${ticketFileName(ticket)}.${file.ending}"`)
      .send(content);
  }

  private async find(token: string): Promise<TicketDocument | null> {
    const hash = this.wallets.hashOf(token);
    const wallet = hash ? await this.registrations.walletByHash(hash) : undefined;
    if (!wallet) return null;
    const ticket = (await this.tickets.newestOf([wallet.registrationId])).get(wallet.registrationId);
    return ticket ? this.documents.of(ticket.id) : null;
  }
}

interface TicketFile {
  readonly kind: 'pdf' | 'ics' | 'qr';
  readonly ending: string;
  readonly type: string;
}
