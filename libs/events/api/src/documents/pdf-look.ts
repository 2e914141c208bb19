import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';

export type Pdf = InstanceType<typeof PDFDocument>;

export const INK = '#15262a';
export const QUIET = '#4b5d61';
export const TEAL = '#0b6166';
export const RULE = '#c9c4b4';

/** The font's whole TrueType files: the web's subsets split Vietnamese letters over files, a PDF needs one. */
const FILES = {
  regular: '400Regular/BeVietnamPro_400Regular.ttf',
  semibold: '600SemiBold/BeVietnamPro_600SemiBold.ttf',
  bold: '700Bold/BeVietnamPro_700Bold.ttf',
} as const;
export type Weight = keyof typeof FILES;

const { resolve } = createRequire(import.meta.url);
let loaded: Map<Weight, Buffer> | undefined;

/** Makes Be Vietnam Pro known to the document under the names of its weights; only used letters are embedded. */
export function registerFonts(pdf: Pdf): void {
  loaded ??= new Map(
    Object.entries(FILES).map(([weight, file]) => [
      weight as Weight,
      readFileSync(resolve(`@expo-google-fonts/be-vietnam-pro/${file}`)),
    ]),
  );
  for (const [weight, bytes] of loaded) pdf.registerFont(weight, bytes);
}
