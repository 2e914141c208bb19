import { bouncedWith, readDeliveryStatus } from './delivery-status.ts';

/** A message that came to the return address of a mail. */
export interface ReturnedMessage {
  /** The `message/delivery-status` part; null: it has none. */
  readonly deliveryStatus: string | null;
  /** The address that it says it is from; empty for none. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** The header `Auto-Submitted` (RFC 3834); null: it has none. */
  readonly autoSubmitted: string | null;
  /** Sent with the empty return path, as reports are. */
  readonly nullSender: boolean;
}

/** What it says of the mail; the code is one of the mail log: `DSN_5.1.1`, `SMTP_550`, `DSN_unknown`. */
export type ReturnedMail =
  | { readonly is: 'bounced'; readonly code: string }
  | { readonly is: 'not-final' }
  | { readonly is: 'not-a-notification' };

const AUTOMATIC_REPLY =
  /^\s*(re:\s*)?(auto(matic)?[ -]?(reply|response)|out of (the )?office|vacation|trả lời tự động|thư trả lời tự động|vắng mặt|xin nghỉ)/i;
const DAEMON = /^(mailer-daemon|postmaster|mail-daemon|mdaemon|no-?reply-?(mailer|bounce)s?|bounces?)([+@]|$)/i;
const RETURNED =
  /undeliver|returned (mail|to sender)|return(ed)? to sender|delivery (status|failure|has failed|incomplete)|mail delivery failed|failure notice|non[- ]?delivery|could not be delivered|không (thể )?(gửi|chuyển|phát) (được|thư)|thư (bị )?(trả lại|hoàn)|gửi thư (không thành công|thất bại)/i;
const STILL_TRYING =
  /delayed|warning: (message|could not)|will (be retried|retry|keep trying|continue to try)|still (being )?(trying|retried)|has not (yet )?been delivered|not yet been able|tiếp tục (thử|gửi)|sẽ thử (gửi )?lại|bị chậm/i;
/** Where the mail that came back begins, in whose words we look for nothing. */
const COPY_BEGINS =
  /^(-{2,}.*(original|copy|returned|below|thư gốc|nguyên văn).*|-{3,}[ \t]*|return-path:.*|received:.*|from:.*)$/im;

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /user (is )?unknown|unknown (user|recipient|mailbox)|no such (user|mailbox|recipient|account)|(user|mailbox|account|address|recipient) .{0,40}(not found|does not exist|doesn.t exist)|không tồn tại|không tìm thấy (hộp thư|người nhận|địa chỉ)/i,
    'DSN_5.1.1',
  ],
  [
    /(mailbox|quota|inbox).{0,30}(full|exceeded)|over ?quota|đầy hộp thư|hộp thư .{0,30}đầy|(vượt|hết) (quá )?dung lượng/i,
    'DSN_5.2.2',
  ],
  [
    /(account|mailbox|user).{0,30}(disabled|suspended|inactive)|(tài khoản|hộp thư).{0,30}(bị khóa|ngừng hoạt động)/i,
    'DSN_5.2.1',
  ],
  [/(host|domain).{0,30}not found|unrouteable address|tên miền .{0,20}không/i, 'DSN_5.1.2'],
];

/**
 * Reads a message to a return address: the report of RFC 3464 where there is one, else its prose, for servers that
 * write to people only. What is a report and says nothing that we understand still says that the mail came back:
 * its code is `DSN_unknown`. An automatic reply (RFC 3834) and a warning that sending goes on mark nothing.
 */
export function readReturnedMail(message: ReturnedMessage): ReturnedMail {
  const statuses = readDeliveryStatus(message.deliveryStatus ?? '');
  const status = bouncedWith(statuses);
  if (status) return { is: 'bounced', code: `DSN_${status}` };
  if (statuses.length > 0) return { is: 'not-final' };
  const { subject, autoSubmitted } = message;
  const replied = autoSubmitted?.toLowerCase().startsWith('auto-replied') || AUTOMATIC_REPLY.test(subject);
  const reported =
    message.deliveryStatus !== null || message.nullSender || DAEMON.test(message.from) || RETURNED.test(subject);
  if (replied || !reported) return { is: 'not-a-notification' };
  const told = `${subject}\n${message.text.split(COPY_BEGINS)[0] ?? ''}`;
  if (STILL_TRYING.test(told)) return { is: 'not-final' };
  return { is: 'bounced', code: codeIn(told) };
}

function codeIn(told: string): string {
  const enhanced = [...told.matchAll(/(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g)].map(([, code]) => code!);
  const exact = enhanced.find((code) => code.startsWith('5')) ?? enhanced[0];
  if (exact) return `DSN_${exact}`;
  const phrase = PHRASES.find(([pattern]) => pattern.test(told));
  if (phrase) return phrase[1];
  const reply = /(?<![\d.])(5[05][0-4])(?=[ -])/.exec(told)?.[1];
  return reply ? `SMTP_${reply}` : 'DSN_unknown';
}
