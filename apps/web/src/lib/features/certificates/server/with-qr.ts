import { type QrPath, qrPath } from '@pho-hien/ui/qr-path';

/** The path of the QR that leads to the page which verifies the certificate. */
export const certificateQr = (origin: string, code: string): QrPath => qrPath(`${origin}/certificates/${code}`);

/** Certificates each with its QR. */
export const withQr = <Paper extends { readonly code: string }>(origin: string, papers: readonly Paper[]) =>
  papers.map((paper) => ({ ...paper, qr: certificateQr(origin, paper.code) }));
