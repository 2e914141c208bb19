/** What a delivery status notification says about one recipient. */
export interface DeliveryStatus {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status, such as `5.1.1`; `unknown` where the report gives none. */
  readonly status: string;
}

const ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/**
 * Reads a `message/delivery-status` part (RFC 3464): groups of header lines parted by empty lines, the first
 * about the message, each further one about a recipient. What is no such group is left out.
 */
export function readDeliveryStatus(part: string): DeliveryStatus[] {
  const groups = part
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/);
  return groups.flatMap((group) => {
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(\\S+)`, 'im').exec(group)?.[1];
    const action = ACTIONS.find((candidate) => candidate === field('Action')?.toLowerCase());
    const diagnosis = /^Diagnostic-Code:(.*)$/im.exec(group)?.[1] ?? '';
    const status =
      /^[245]\.\d{1,3}\.\d{1,3}$/.exec(field('Status') ?? '')?.[0] ??
      /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(diagnosis)?.[0] ??
      'unknown';
    return action ? [{ action, status }] : [];
  });
}

/** The status with which a mail came back for good; null when the notification says something milder. */
export function bouncedWith(statuses: readonly DeliveryStatus[]): string | null {
  return (
    statuses.find(({ action, status }) => action === 'failed' && status.startsWith('5'))?.status ??
    statuses.find(({ action }) => action === 'failed')?.status ??
    null
  );
}
