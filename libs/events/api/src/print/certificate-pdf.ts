import type { Locale } from '@pho-hien/kernel';
import { m } from '@pho-hien/messages';
import { INK, type Pdf, QUIET, TEAL } from '../documents/pdf-look.ts';
import { fitted, heightOf, type TextStyle, write } from '../documents/pdf-text.ts';
import { MM } from './open-pdf.ts';

/** What a certificate says. */
export interface CertificateText {
  readonly name: string;
  readonly organisation: string | null;
  readonly ticketType: string;
  readonly event: string;
  /** `12–13/12/2026` */
  readonly days: string;
  readonly venue: string;
  /** The ticket's code: by it the organiser finds who came. */
  readonly code: string;
}

const WIDTH = 297 * MM;
const HEIGHT = 210 * MM;
const MARGIN = 14 * MM;
const INNER = { x: 40 * MM, width: WIDTH - 80 * MM };

const centred = (style: Omit<TextStyle, 'align'>): TextStyle => ({ ...style, align: 'center' });

/** Says that somebody took part: A4 across, with room for a signature and a seal. */
export function drawCertificate(pdf: Pdf, certificate: CertificateText, locale: Locale): void {
  const words = { locale };
  pdf.addPage({ size: [WIDTH, HEIGHT], margin: 0 });
  pdf
    .rect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN)
    .lineWidth(2.5)
    .stroke(TEAL);
  pdf
    .rect(MARGIN + 2 * MM, MARGIN + 2 * MM, WIDTH - 2 * MARGIN - 4 * MM, HEIGHT - 2 * MARGIN - 4 * MM)
    .lineWidth(0.6)
    .stroke(TEAL);

  let y = 34 * MM;
  const line = (text: string, style: TextStyle, height: number, gap: number) => {
    const set = fitted(pdf, text, style, { width: INNER.width, height, smallest: 9 });
    y = write(pdf, text, set, { ...INNER, y }) + gap;
  };
  line(m.print_certificate_title({}, words), centred({ weight: 'bold', size: 30, colour: TEAL }), 18 * MM, 7 * MM);
  line(m.print_certificate_says({}, words), centred({ weight: 'regular', size: 13, colour: QUIET }), 8 * MM, 3 * MM);
  line(certificate.name, centred({ weight: 'bold', size: 34, colour: INK }), 32 * MM, 1 * MM);
  if (certificate.organisation)
    line(certificate.organisation, centred({ weight: 'semibold', size: 15, colour: INK }), 14 * MM, 3 * MM);
  line(
    m.print_certificate_took_part({}, words),
    centred({ weight: 'regular', size: 13, colour: QUIET }),
    8 * MM,
    2 * MM,
  );
  line(certificate.event, centred({ weight: 'semibold', size: 19, colour: INK }), 20 * MM, 2 * MM);
  const where = m.print_certificate_where({ days: certificate.days, venue: certificate.venue }, words);
  line(where, centred({ weight: 'regular', size: 12.5, colour: INK }), 14 * MM, 0);

  const foot: TextStyle = { weight: 'regular', size: 10.5, colour: QUIET };
  const signed = { x: WIDTH / 2, width: WIDTH / 2 - 40 * MM };
  const at = 152 * MM;
  write(pdf, m.print_certificate_signature({}, words), centred({ ...foot, weight: 'semibold', colour: INK }), {
    ...signed,
    y: at,
  });
  const role = m.print_certificate_as({ type: certificate.ticketType, code: certificate.code }, words);
  const left = { x: 40 * MM, width: WIDTH / 2 - 50 * MM };
  write(pdf, role, foot, { ...left, y: HEIGHT - MARGIN - 8 * MM - heightOf(pdf, role, foot, left.width) });
}
