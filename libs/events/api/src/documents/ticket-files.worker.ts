import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { buildTicketAttachments } from './ticket-attachments.ts';
import type { TicketDocument } from './ticket-document.ts';
import { buildTicketIcs } from './ticket-ics.ts';
import { buildTicketPdf } from './ticket-pdf.ts';
import { buildTicketQrPng } from './ticket-qr.ts';

/** What the thread can make; each takes a ticket and the time that stands in the file. */
const makers = {
  attachments: buildTicketAttachments,
  pdf: buildTicketPdf,
  ics: async (ticket: TicketDocument, madeAt: Date) => Buffer.from(buildTicketIcs(ticket, madeAt)),
  qr: (ticket: TicketDocument) => buildTicketQrPng(ticket.code),
};

/** What one message asks for. */
export interface Order {
  readonly id: number;
  readonly kind: keyof Makers;
  readonly ticket: TicketDocument;
  readonly madeAt: Date;
}
/** The kinds of things the thread makes. */
export type Makers = typeof makers;

// Linux gives threads priorities of their own: people at the gate come before mails that may wait a second.
if (process.platform === 'linux') setPriority(0, 10);

parentPort?.on('message', ({ id, kind, ticket, madeAt }: Order) => {
  makers[kind](ticket, madeAt).then(
    (made) => parentPort!.postMessage({ id, made }),
    (error: unknown) => parentPort!.postMessage({ id, error }),
  );
});
