import { m } from '@pho-hien/messages';

/** Below this nobody would notice, and no gate opens or closes by it. */
const RIGHT_WITHIN_S = 2;

/** How a device's clock goes. @param offset server clock minus device clock, in milliseconds */
export function clockText(offset: number): string {
  const seconds = Math.round(offset / 1000);
  if (Math.abs(seconds) <= RIGHT_WITHIN_S) return m.gate_clock_right();
  return seconds > 0 ? m.gate_clock_slow({ time: span(seconds) }) : m.gate_clock_fast({ time: span(-seconds) });
}

function span(seconds: number): string {
  return seconds < 120
    ? m.gate_span_seconds({ count: seconds })
    : m.gate_span_minutes({ count: Math.round(seconds / 60) });
}
