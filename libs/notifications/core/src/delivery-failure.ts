/** What is known of a failed attempt to hand a mail to the mail server. */
export interface DeliveryFailure {
  /** The SMTP answer's number, such as 550, when the server gave one. */
  readonly responseCode?: number;
  /** The transport's own code, such as `ECONNREFUSED` or `EENVELOPE`, when it gave one. */
  readonly code?: string;
}

/** Whether another attempt can help, and what the mail log keeps: a code, never the server's words. */
export interface DeliveryVerdict {
  readonly kind: 'temporary' | 'permanent';
  readonly code: string;
}

/**
 * Judges a failed attempt. The server's 5xx answers are final (RFC 5321, 4.2.1), except those about ourselves:
 * a refused sign-in or sequence (503, 530, 534, 535, 538) is our configuration, which somebody will repair.
 * Everything without an answer (network, timeout, TLS) may pass.
 */
export function judgeDelivery({ responseCode, code }: DeliveryFailure): DeliveryVerdict {
  if (responseCode !== undefined && responseCode >= 400) {
    const ours = [503, 530, 534, 535, 538].includes(responseCode);
    return { kind: responseCode >= 500 && !ours ? 'permanent' : 'temporary', code: `SMTP_${responseCode}` };
  }
  return { kind: 'temporary', code: code && /^[A-Z_]{2,40}$/.test(code) ? code : 'UNKNOWN' };
}
